from django.urls import path

from privacy import views
from privacy.desk import deciding
from privacy.desk import views as desk

app_name = "privacy"
urlpatterns = [
    path("", views.index, name="index"),
    path("kept/", views.kept, name="kept"),
    path("looks/", views.looks, name="looks"),
    path("consents/", views.consents, name="consents"),
    path("consents/change/", views.consents_change, name="consents-change"),
    path("agree/", views.agree, name="agree"),
    path("export/", views.export, name="export"),
    path("export/<uuid:pk>/file/", views.export_file, name="export-file"),
    path("delete/", views.delete, name="delete"),
    path("delete/undo/", views.undo, name="undo"),
    path("terms/", views.terms, name="terms"),
    path("policy/", views.policy, name="policy"),
    path("rules/", desk.keeping, name="keeping"),
    path("rules/<str:kind>/new/", deciding.period, name="period"),
    path("rules/texts/", desk.texts, name="texts"),
    path("rules/texts/<str:kind>/new/", desk.publish, name="publish"),
    path("rules/texts/<str:kind>/<int:number>/", desk.version, name="version"),
]
