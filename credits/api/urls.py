from django.urls import path

from credits.api import views

urlpatterns = [
    path("credits/", views.BalanceView.as_view(), name="credits-balance"),
    path("credits/ledger/", views.LedgerView.as_view(), name="credits-ledger"),
    path("certificates/", views.CertificatesView.as_view(), name="certificates"),
    path("certificates/<str:number>/verify/", views.VerifyView.as_view(), name="certificate-verify"),
]
