from django.urls import path

from credits import views
from credits.desk import views as desk

app_name = "credits"
urlpatterns = [
    path("", views.index, name="index"),
    path("certificates/", views.certificates, name="certificates"),
    path("certificates/<str:number>/", views.certificate, name="certificate"),
    path("certificates/<str:number>/pdf/", views.pdf, name="certificate_pdf"),
    path("desk/people/<uuid:pk>/", desk.person, name="desk-person"),
    path("desk/postings/<uuid:pk>/", desk.posting, name="desk-posting"),
    path("desk/postings/<uuid:pk>/reverse/", desk.reverse, name="desk-reverse"),
    path("desk/certificates/<str:number>/", desk.certificate, name="desk-certificate"),
    path("desk/certificates/<str:number>/revoke/", desk.revoke, name="desk-revoke"),
    path("verify/", views.verify_form, name="verify_form"),
    path("verify/<str:number>/", views.verify, name="verify"),
]
