"""What of allauth is reachable: no sign-up, no e-mail pages. Mounted at /accounts/."""

from allauth.account import views as allauth_views
from django.urls import include, path
from django.views.generic import RedirectView

from accounts.identity.views import still_you
from accounts.sign_in.views import CodeView, PasswordView, SignInView
from accounts.wechat import views as wechat

to_sign_in = RedirectView.as_view(pattern_name="account_request_login_code", query_string=True)

urlpatterns = [
    path("login/", SignInView.as_view(), name="account_request_login_code"),
    path("login/password/", PasswordView.as_view(), name="account_login"),
    path("login/code/", to_sign_in),
    path("login/code/confirm/", CodeView.as_view(), name="account_confirm_login_code"),
    path("login/still-you/", still_you, name="account_still_you"),
    path("logout/", allauth_views.logout, name="account_logout"),
    path("wechat/login/", wechat.login, name="weixin_login"),
    path("wechat/login/callback/", wechat.callback, name="weixin_callback"),
    path("wechat/unlink/", wechat.unlink, name="wechat_unlink"),
    path("", include("accounts.second_factor.urls")),
    path("inactive/", allauth_views.account_inactive, name="account_inactive"),
]
