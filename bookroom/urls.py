from django.urls import path

from bookroom.views import book, booklist, cover, index, read

app_name = "bookroom"
urlpatterns = [
    path("", index.show, name="index"),
    path("lists/<int:pk>/", booklist.show, name="list"),
    path("<uuid:pk>/", book.show, name="book"),
    path("<uuid:pk>/read/", read.show, name="read"),
    path("<uuid:pk>/cover/<int:version>.webp", cover.show, name="cover"),
]
