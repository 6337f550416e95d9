from django.urls import path

from privacy.api.views import ConsentsView, ConsentView, ExportView

urlpatterns = [
    path("privacy/consents/", ConsentsView.as_view(), name="privacy-consents"),
    path("privacy/consents/<str:kind>/", ConsentView.as_view(), name="privacy-consent"),
    path("privacy/export/", ExportView.as_view(), name="privacy-export"),
]
