from django.urls import path

from credits import views

app_name = "credits"
urlpatterns = [
    path("", views.index, name="index"),
    path("certificates/", views.certificates, name="certificates"),
    path("certificates/<str:number>/", views.certificate, name="certificate"),
    path("certificates/<str:number>/pdf/", views.pdf, name="certificate_pdf"),
    path("verify/", views.verify_form, name="verify_form"),
    path("verify/<str:number>/", views.verify, name="verify"),
]
