from django.conf import settings
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from lms.look.appearance import appearance
from lms.look.views import components
from lms.views import pages
from lms.views.pictures import picture

urlpatterns = [
    path("", include("accounts.sign_in.wagtail_urls")),
    path("cms/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("accounts/", include("accounts.sign_in.urls")),
    path("_allauth/", include("accounts.sign_in.headless_urls")),
    path("people/", include("accounts.urls")),
    path("people/", include("profiles.urls")),
    path("people/rosters/", include("rosters.urls")),
    path("api/v1/", include("lms.api_urls")),
    path("courses/", include("courses.urls")),
    path("exams/", include("exams.urls")),
    path("credits/", include("credits.urls")),
    path("notices/", include("notices.urls")),
    path("books/", include("bookroom.urls")),
    path("privacy/", include("privacy.urls")),
    path("search/", include("search.urls")),
    path("media/images/<str:name>", picture),
    path("me/appearance/", appearance, name="appearance"),
    path("", include("lms.page_urls")),
    re_path(wagtail_urls.serve_pattern, pages.serve),
    path("", include(wagtail_urls)),
]
if settings.LOOK_PAGE:
    urlpatterns.insert(0, path("look/", components))

handler400 = "lms.views.errors.bad_request"
handler403 = "lms.views.errors.permission_denied"
handler404 = "lms.views.errors.not_found"
handler500 = "lms.views.errors.server_error"
