"""API version 1: every app brings its part."""

from django.urls import include, path
from drf_spectacular.views import SpectacularJSONAPIView

from lms.api.figures import FiguresView
from lms.api.views import DocsView, RootView

urlpatterns = [
    path("", RootView.as_view(), name="api-root"),
    path("schema/", SpectacularJSONAPIView.as_view(), name="api-schema"),
    path("docs/", DocsView.as_view(), name="api-docs"),
    path("figures/", FiguresView.as_view(), name="api-figures"),
    path("", include("accounts.api.urls")),
    path("", include("profiles.api.urls")),
    path("", include("records.api.urls")),
    path("", include("notices.api.urls")),
    path("", include("privacy.api.urls")),
    path("", include("exams.api.urls")),
    path("", include("credits.api.urls")),
    path("", include("courses.api.urls")),
    path("", include("bookroom.api.urls")),
    path("", include("search.api.urls")),
]
