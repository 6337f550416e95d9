from bookroom.models.book import Book
from bookroom.models.chapter import Chapter
from bookroom.models.pages import BookIndexPage, BookListItem, BookListPage, ListSectionPage
from bookroom.models.place import ReadingPlace
from bookroom.models.resource import Resource

__all__ = [
    "Book",
    "BookIndexPage",
    "BookListItem",
    "BookListPage",
    "Chapter",
    "ListSectionPage",
    "ReadingPlace",
    "Resource",
]
