"""Mounted at /accounts/; the names are allauth's, whose flows lead to them."""

from allauth.account.views import ReauthenticateView
from allauth.mfa.recovery_codes.views import DownloadRecoveryCodesView
from django.urls import path

from accounts.second_factor import views

urlpatterns = [
    path("again/", ReauthenticateView.as_view(), name="account_reauthenticate"),
    path("second/", views.HomeView.as_view(), name="mfa_index"),
    path("second/give/", views.GiveView.as_view(), name="mfa_authenticate"),
    path("second/again/", views.GiveAgainView.as_view(), name="mfa_reauthenticate"),
    path("second/app/", views.SetUpView.as_view(), name="mfa_activate_totp"),
    path("second/app/remove/", views.RemoveAppView.as_view(), name="mfa_deactivate_totp"),
    path("second/codes/", views.RecoveryCodesView.as_view(), name="mfa_view_recovery_codes"),
    path("second/codes/new/", views.NewCodesView.as_view(), name="mfa_generate_recovery_codes"),
    path("second/codes/file/", DownloadRecoveryCodesView.as_view(), name="mfa_download_recovery_codes"),
    path("second/passkey/", views.AddPasskeyView.as_view(), name="mfa_add_webauthn"),
    path("second/passkey/again/", views.PasskeyAgainView.as_view(), name="mfa_reauthenticate_webauthn"),
    path("second/passkey/<int:pk>/remove/", views.RemovePasskeyView.as_view(), name="mfa_remove_webauthn"),
]
