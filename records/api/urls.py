from django.urls import path

from records.api.views import InboxView

urlpatterns = [path("records/", InboxView.as_view(), name="records")]
