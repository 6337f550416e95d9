from django.urls import path

from bookroom.api import places, views

urlpatterns = [
    path("books/", views.BookListView.as_view(), name="api-books"),
    path("books/<uuid:pk>/", views.BookView.as_view(), name="api-book"),
    path("books/<uuid:pk>/chapters/", views.ChaptersView.as_view(), name="api-book-chapters"),
    path("book-lists/", views.CuratedListView.as_view(), name="api-book-lists"),
    path("book-lists/<int:pk>/", views.CuratedView.as_view(), name="api-book-list"),
    path("reading-places/", places.PlaceListView.as_view(), name="api-reading-places"),
    path("reading-places/<uuid:pk>/", places.PlaceView.as_view(), name="api-reading-place"),
]
