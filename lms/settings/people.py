"""Sign-in: a code sent to the phone, a password for staff; both through allauth."""

from lms.settings.env import PRODUCTION, env, local_secret, secret

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["accounts.hashers.OwaspArgon2Hasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_request_login_code"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "accounts.adapter.PhoneAdapter"
ACCOUNT_LOGIN_METHODS = {"phone"}
ACCOUNT_SIGNUP_FIELDS = ["phone*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 300
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_PHONE_VERIFICATION_ENABLED = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
# allauth counts in the cache; ours count in the database, so a cache that is down neither opens nor breaks sign-in.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": "20/m/ip", "request_login_code": None}
SIGN_IN_LIMITS = {  # turns, seconds; a plant or a hall of people may share one address
    "code_pause": (1, 60),
    "code_hour": (6, 3600),
    "code_day": (15, 86400),
    "code_address": (600, 3600),
    "code_device": (20, 3600),
    "code_all": (env.int("SMS_DAILY_LIMIT", default=100_000), 86400),
    "guess_code": (5, 600),
    "guess_phone": (10, 3600),
    "guess_address": (200, 3600),
    "guess_device": (30, 3600),
    "proof": (1, 1800),  # longer than SIGN_IN_WORK's seconds: a proof counts once
    "question_address": (30, 3600),
    "question_all": (2000, 86400),
    "second_person": (5, 300),
    "totp_used": (1, 120),  # longer than a code of the app holds
    "password_phone": (5, 300),
    "password_address": (100, 3600),
    "reveal_day": (50, 86400),  # full identity numbers shown to one officer: nobody reads out a union one by one
    "guess_paper": (5, 86400),
}
SIGN_IN_WORK = {  # before a text is paid for: `rounds` of `cost` each, about a second on an old phone
    "cost": 2000,
    "rounds": 300,
    "raise_each": 50,  # codes of one address in an hour that add another helping
    "most": 8,  # helpings
    "seconds": 1200,
}
JOIN_LIMITS = {"open": 3, "day": 10}  # requests of one person to unions
UPLOADS_A_DAY = 20  # photos of certificates by one person
PHONE_UNUSED_DAYS = 180  # carriers give a number to somebody else: after that long a code alone opens no record
# WeChat: without keys there is no button and no page.
WECHAT_APP_ID = env.str("WECHAT_APP_ID", default="")
WECHAT_APP_SECRET = env.str("WECHAT_APP_SECRET", default="")
WECHAT_AUTHORIZE_URL = env.str("WECHAT_AUTHORIZE_URL", default="https://open.weixin.qq.com/connect/qrconnect")
WECHAT_API_URL = env.str("WECHAT_API_URL", default="https://api.weixin.qq.com")
SOCIALACCOUNT_ADAPTER = "accounts.wechat.adapter.WeChatAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False
HEADLESS_CLIENTS = ("app", "browser")

# Officers, auditors and administrators prove twice who they are. Off on one machine, so that the demo stays easy.
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", default=PRODUCTION)
SECOND_FACTOR_GRACE_DAYS = env.int("SECOND_FACTOR_GRACE_DAYS", default=0)  # after the role begins
MFA_ADAPTER = "accounts.second_factor.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "accounts.second_factor.forms.FactorForm",
    "reauthenticate": "accounts.second_factor.forms.FactorAgainForm",
    "activate_totp": "accounts.second_factor.forms.SetUpForm",
    "add_webauthn": "accounts.second_factor.forms.NewPasskeyForm",
    "authenticate_webauthn": "accounts.second_factor.forms.PasskeyForm",
    "reauthenticate_webauthn": "accounts.second_factor.forms.PasskeyAgainForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # thirty seconds early or late: clocks of phones differ
SESSION_LIMIT = 10  # sign-ins of one person; a further one ends the one seen longest ago
STAFF_SESSION_HOURS = 12

# Nothing is open to who has not agreed to the texts of today: privacy/gate.py.
CONSENT_REQUIRED = env.bool("CONSENT_REQUIRED", default=True)

# Identity papers: master keys "id:base64 of 32 bytes", newest first, and a key of its own for the index of numbers.
IDENTITY_KEYS = env.list("IDENTITY_KEYS", default=[] if PRODUCTION else [f"local:{local_secret('identity-key', 32)}"])
IDENTITY_INDEX_KEY = secret("IDENTITY_INDEX_KEY", "identity-index-key")
IDENTITY_INDEX_KEY_NEXT = env.str("IDENTITY_INDEX_KEY_NEXT", default="")  # the one on its way in: docs/keys.md
IDENTITY_CIPHER = env.str("IDENTITY_CIPHER", default="aes-gcm")  # or sm4-gcm
EMAIL_BACKEND = env.str(
    "EMAIL_BACKEND",
    default="django.core.mail.backends.smtp.EmailBackend"
    if PRODUCTION
    else "django.core.mail.backends.dummy.EmailBackend",
)
