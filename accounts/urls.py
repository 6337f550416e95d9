from django.urls import include, path
from django.views.i18n import set_language

from accounts import views
from accounts.auditing.views import audit
from accounts.desk import changing, memberships, newcomers, people
from accounts.identity import views as identity
from accounts.joining import desk
from accounts.joining import views as joining
from accounts.merging import views as merging
from accounts.second_factor.resetting import reset
from accounts.sign_in import devices
from accounts.sms.receiving import receipts

app_name = "accounts"
urlpatterns = [
    path("me/", views.me, name="me"),
    path("roles/", include("accounts.roles.urls")),
    path("me/paper/", identity.my_paper, name="my_paper"),
    path("me/phone/", identity.my_phone, name="my_phone"),
    path("<uuid:pk>/paper/", identity.paper, name="paper"),
    path("<uuid:pk>/phone/", identity.phone, name="phone"),
    path("audit/", audit, name="audit"),
    path("merges/", merging.merge_list, name="merges"),
    path("merges/new/", merging.merge_new, name="merge_new"),
    path("merges/<int:pk>/", merging.merge, name="merge"),
    path("me/unions/", joining.mine, name="unions-mine"),
    path("me/unions/<slug:key>/join/", joining.join, name="union-join"),
    path("me/unions/requests/<int:pk>/withdraw/", joining.withdraw, name="request-withdraw"),
    path("me/unions/<int:pk>/leave/", joining.leave, name="union-leave"),
    path("me/unions/<int:pk>/main/", joining.main, name="union-main"),
    path("requests/", desk.requests, name="requests"),
    path("requests/decide/", desk.decide, name="requests-decide"),
    path("messages/", views.messages, name="messages"),
    path("list/", people.people, name="people"),
    path("new/", newcomers.new, name="person-new"),
    path("<uuid:pk>/", people.person, name="person"),
    path("<uuid:pk>/join/", memberships.join, name="person-join"),
    path("memberships/<int:pk>/", memberships.membership, name="membership"),
    path("memberships/<int:pk>/move/", changing.move, name="membership-move"),
    path("memberships/<int:pk>/end/", changing.end, name="membership-end"),
    path("memberships/<int:pk>/correct/", changing.correct, name="membership-correct"),
    path("memberships/<int:pk>/undo/", changing.undo, name="membership-undo"),
    path("memberships/<int:pk>/main/", changing.main, name="membership-main"),
    path("me/devices/", devices.devices, name="devices"),
    path("me/devices/<str:which>/end/", devices.end, name="devices-end"),
    path("<uuid:pk>/second-factor/", reset, name="reset-second-factor"),
    path("messages/receipts/<str:key>/", receipts, name="receipts"),
    path("unions/", include("accounts.unions.urls")),
    path("language/", set_language, name="language"),
]
