"""Two curated lists, each with the curator's own words about every book."""

from __future__ import annotations

from accounts.models import Union
from bookroom.models import BookIndexPage, BookListItem, BookListPage, ListSectionPage
from lms.demo.files import table
from lms.demo.load.books import book_of
from lms.demo.load.part import Part
from lms.demo.load.people import person
from lms.demo.load.publishing import add_draft, publish
from lms.demo.load.writers import REVIEWER
from sections.actions import ensure_section

COPIED = ("title", "slug", "kicker", "intro")


class Lists(Part):
    name = "lists"
    days_ago = 75

    def is_there(self) -> bool:
        return BookListPage.objects.exists()

    def items(self) -> list[dict]:
        return table("lists.toml")["list"]

    def load(self, item: dict) -> None:
        union, curator = Union.objects.get(key=item["union"]), person(item["curator"])
        section = ensure_section(model=ListSectionPage, union=union, parent=BookIndexPage.objects.get(), by=curator)
        page = BookListPage(curator=curator, curator_post=item["post"], **{name: item[name] for name in COPIED})
        page.items = [
            BookListItem(book=book_of(row["book"]), note=row["note"], sort_order=place)
            for place, row in enumerate(item["items"])
        ]
        publish(add_draft(section, page, by=curator), writer=curator, reviewer=person(REVIEWER))
