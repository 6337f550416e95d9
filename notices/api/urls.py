from django.urls import path

from notices.api.views import NoticesView, NoticeView, PreferencesView, ReadView

urlpatterns = [
    path("notices/", NoticesView.as_view(), name="notices"),
    path("notices/preferences/", PreferencesView.as_view(), name="notice-preferences"),
    path("notices/<int:pk>/", NoticeView.as_view(), name="notice"),
    path("notices/<int:pk>/read/", ReadView.as_view(), name="notice-read"),
]
