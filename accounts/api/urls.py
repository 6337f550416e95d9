from django.urls import path

from accounts.api import joining
from accounts.api.views import MeView, PersonListView, PersonView, UnionListView

urlpatterns = [
    path("me/", MeView.as_view(), name="me"),
    path("me/join-requests/", joining.MyRequestsView.as_view(), name="my-join-requests"),
    path("me/join-requests/<int:pk>/withdraw/", joining.WithdrawView.as_view(), name="my-join-request-withdraw"),
    path("join-requests/", joining.QueueView.as_view(), name="join-requests"),
    path("join-requests/<int:pk>/decide/", joining.DecideView.as_view(), name="join-request-decide"),
    path("unions/", UnionListView.as_view(), name="unions"),
    path("people/", PersonListView.as_view(), name="people"),
    path("people/<uuid:pk>/", PersonView.as_view(), name="person"),
]
