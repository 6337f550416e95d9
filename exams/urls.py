from django.urls import path

from exams import views

app_name = "exams"
urlpatterns = [
    path("start/", views.start, name="start"),
    path("<uuid:pk>/", views.overview, name="overview"),
    path("<uuid:pk>/<int:number>/", views.question, name="attempt"),
    path("<uuid:pk>/close/", views.close, name="close"),
    path("<uuid:pk>/result/", views.result, name="result"),
]
