"""HTTP: hosts, cookies, templates, languages, static files, content security policy."""

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from lms.settings.env import BASE_DIR, CONTENT_ORIGIN, DEBUG, PRODUCTION, PUBLIC_ORIGIN, VAR, env
from lms.settings.people import WECHAT_APP_ID, WECHAT_AUTHORIZE_URL

ROOT_URLCONF = "lms.urls"
CONTENT_URLCONF = "bookroom.content_urls"
WSGI_APPLICATION = "lms.wsgi.application"
_hosts = [urlsplit(origin).hostname or "" for origin in (PUBLIC_ORIGIN, CONTENT_ORIGIN)]
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[*_hosts, *([] if PRODUCTION else ["127.0.0.1", "localhost"])])
CSRF_TRUSTED_ORIGINS = [PUBLIC_ORIGIN]
SECURE = PUBLIC_ORIGIN.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SECURE_HSTS_SECONDS = 31536000 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin" if SECURE else None
SILENCED_SYSTEM_CHECKS = [
    "security.W004",  # HSTS is on exactly where the public address is https
    "security.W005",  # the city's other host names are not ours to promise for
    "security.W008",  # the proxy in front redirects to https
    "security.W012",  # cookies are secure exactly where the public address is https
    "security.W016",
    "security.W019",  # the editor's preview is a frame of our own pages
    "security.W021",
    "csp.W001",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django_vite.templatetags.django_vite",
                "accounts.templatetags.menus",
                "lms.templatetags.look",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Simplified Chinese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "lms/translations/wagtail/locale"]  # they go before the catalogues of all apps
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "/static/"
LOOK_PAGE = env.bool("LOOK_PAGE", default=DEBUG)  # /look/: all parts on one page, for developers
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(VAR / "static")))
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
WHITENOISE_MANIFEST_STRICT = False  # a file that was not packed is a missing file, never a broken page
FRONTEND_DIST = BASE_DIR / "lms" / "frontend" / "dist"
FRONTEND_DIST.mkdir(parents=True, exist_ok=True)
STATICFILES_DIRS = [("app", FRONTEND_DIST)]
DJANGO_VITE = {
    "default": {
        "dev_mode": False,
        "static_url_prefix": "app",
        "manifest_path": FRONTEND_DIST / ".vite" / "manifest.json",
    }
}

# A form that leads to WeChat's sign-in is answered by a redirect, which browsers hold to the policy too.
WECHAT = [f"https://{urlsplit(WECHAT_AUTHORIZE_URL).netloc}"] if WECHAT_APP_ID else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", CONTENT_ORIGIN],
        "media-src": [SELF, CONTENT_ORIGIN],
        "connect-src": [SELF, CONTENT_ORIGIN],
        "frame-src": [SELF, CONTENT_ORIGIN],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF, *WECHAT],
        "frame-ancestors": [SELF],  # the editor's preview is a phone frame of our own pages
    }
}
X_FRAME_OPTIONS = "SAMEORIGIN"
CSRF_FAILURE_VIEW = "lms.views.errors.csrf_failure"
