from django.urls import path

from notices.campaigns import views as campaigns
from notices.views import inbox, sent, settings

app_name = "notices"
urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("read/", inbox.read_all, name="read-all"),
    path("unread/", inbox.undo, name="undo"),
    path("settings/", settings.preferences, name="settings"),
    path("sent/", sent.sent, name="sent"),
    path("sent/<int:pk>/retry/", sent.send_again, name="retry"),
    path("unions/", campaigns.campaigns, name="campaigns"),
    path("unions/new/", campaigns.new, name="campaign-new"),
    path("unions/<int:pk>/", campaigns.campaign, name="campaign"),
    path("unions/<int:pk>/back/", campaigns.take_back, name="campaign-recall"),
    path("<int:pk>/", inbox.notice, name="notice"),
]
