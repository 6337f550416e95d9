"""Our short books, built as EPUB and read in like any librarian's upload."""

from __future__ import annotations

from django.core.files.base import ContentFile

from accounts.models import Union
from bookroom.actions import import_epub
from bookroom.models import Book
from lms.demo.epub import build
from lms.demo.files import Leaf, leaves
from lms.demo.load.part import Part
from lms.demo.load.people import person
from lms.demo.load.tree import root_key
from lms.demo.load.writers import LIBRARIAN


def book_of(slug: str) -> Book:
    return Book.objects.get(file_name=f"{slug}.epub", union__key=root_key())


class Books(Part):
    name = "books"
    days_ago = 75

    def is_there(self) -> bool:
        return Book.objects.filter(file_name=f"{self.items()[0].slug}.epub").exists()

    def items(self) -> list[Leaf]:
        return leaves("books")

    def load(self, item: Leaf) -> None:
        import_epub(
            file=ContentFile(build(item), name=f"{item.slug}.epub"),
            union=Union.objects.get(key=root_key()),
            by=person(LIBRARIAN),
            theme=item.head["theme"],
            clc=item.head["clc"],
        )
