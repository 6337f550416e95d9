"""Notices and events of the city's section, and the questions of the coming days."""

from __future__ import annotations

import datetime
from itertools import chain

from django.utils import timezone

from accounts.models import Person, Union
from lms.demo.files import table
from lms.demo.load import questions
from lms.demo.load.part import Part
from lms.demo.load.people import person
from lms.demo.load.publishing import add_draft, publish
from lms.demo.load.tree import root_key
from lms.demo.load.writers import REVIEWER, TRAINER
from lms.demo.markup import html
from lms.models import DailyQuestion, EventPage, NewsIndexPage, NewsPage, NewsSectionPage
from sections.actions import ensure_section


class News(Part):
    name = "news"

    def is_there(self) -> bool:
        return NewsPage.objects.exists()

    def items(self) -> list[tuple[str, dict]]:
        found = table("news.toml")
        return list(chain((("news", row) for row in found["news"]), (("event", row) for row in found["event"])))

    def load(self, item: tuple[str, dict]) -> None:
        kind, row = item
        trainer, reviewer = person(TRAINER), person(REVIEWER)
        union, index = Union.objects.get(key=root_key()), NewsIndexPage.objects.get()
        section = ensure_section(model=NewsSectionPage, union=union, parent=index, by=trainer)
        page = _news(row) if kind == "news" else _event(row)
        draft = add_draft(section, page, by=trainer)
        published = publish(draft, writer=trainer, reviewer=reviewer)
        if kind == "news":
            _date(published, row["days"])


class Daily(Part):
    """Questions of the day: one a day from today on."""

    name = "daily"

    def is_there(self) -> bool:
        return DailyQuestion.objects.exists()

    def items(self) -> list[tuple[int, dict]]:
        return list(enumerate(table("daily.toml")["question"]))

    def load(self, item: tuple[int, dict]) -> None:
        days, row = item
        author: Person = person(TRAINER)
        union = Union.objects.get(key=root_key())
        question = questions.write(row, union=union, theme=row["theme"], by=author)
        DailyQuestion.objects.create(asked_on=timezone.localdate() + datetime.timedelta(days=days), question=question)


def _news(row: dict) -> NewsPage:
    return NewsPage(title=row["title"], slug=row["slug"], summary=row["summary"], body=html(row["body"]))


def _event(row: dict) -> EventPage:
    day = timezone.localdate() + datetime.timedelta(days=row["days"])
    starts_at = timezone.make_aware(datetime.datetime.combine(day, datetime.time(row["hour"])))
    return EventPage(
        title=row["title"],
        slug=row["slug"],
        summary=row["summary"],
        body=html(row["body"]),
        kind=row["kind"],
        place=row["place"],
        starts_at=starts_at,
        ends_at=starts_at + datetime.timedelta(hours=row["hours"]),
    )


def _date(page: NewsPage, days: int) -> None:
    """The notice came out some days ago, whatever the time at which it was loaded."""
    came_out = timezone.now() + datetime.timedelta(days=days)
    NewsPage.objects.filter(pk=page.pk).update(first_published_at=came_out, last_published_at=came_out)
