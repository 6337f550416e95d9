from django.urls import path

from courses import views

app_name = "courses"
urlpatterns = [
    path("", views.catalogue, name="catalogue"),
    path("_/<int:pk>/begin/", views.begin, name="begin"),
    path("_/lessons/<int:pk>/done/", views.done, name="done"),
    path("_/lessons/<int:lesson>/files/<int:document>/", views.media, name="media"),
    path("<path:path>/", views.page, name="page"),
]
