"""The site's first pages, and the words on the home page."""

from __future__ import annotations

from courses.models import CoursePage
from lms.actions import ensure_site
from lms.demo.files import table
from lms.demo.load.part import Part
from lms.models import FeaturedCourse, HomePage


class Frame(Part):
    """Before the people: whoever is a trainer then gets a section to write in."""

    name = "frame"

    def is_there(self) -> bool:
        return HomePage.objects.exclude(about="").exists()

    def items(self) -> list[dict]:
        return [table("news.toml")["home"]]

    def load(self, item: dict) -> None:
        home = ensure_site(by=None)
        home.title, home.welcome, home.about = item["title"], item["welcome"], item["about"]
        home.save_revision().publish()


class Featured(Part):
    """Courses that the home page puts forward, once there are courses."""

    name = "featured"

    def is_there(self) -> bool:
        return FeaturedCourse.objects.exists()

    def items(self) -> list[list[str]]:
        return [table("news.toml")["home"]["featured"]]

    def load(self, item: list[str]) -> None:
        home = HomePage.objects.get()
        courses = [CoursePage.objects.get(slug=slug) for slug in item]
        home.featured = [FeaturedCourse(course=course, sort_order=place) for place, course in enumerate(courses)]
        home.save_revision().publish()
