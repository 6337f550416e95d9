"""One worker with `rows` of everything a learner page lists, made by the same actions and factories as in tests."""

from __future__ import annotations

import datetime
from uuid import uuid4

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from accounts.actions import join_union
from accounts.enums import UnionKind
from accounts.models import Union
from bookroom.models import BookIndexPage, BookListPage, ListSectionPage, ReadingPlace
from courses.actions import enrol
from courses.models import CoursePage
from credits.actions import award, issue_certificate
from credits.models import Certificate
from exams.actions import close, open_attempt
from lms.actions import ensure_site
from lms.models import EventPage, FeaturedCourse, Goal, HomePage, NewsPage
from search.actions import rebuild
from sections.actions import ensure_section
from tests.bookroom.factories import BookFactory, ChapterFactory
from tests.courses.factories import make_lesson, make_section
from tests.credits.factories import make_rule
from tests.exams.factories import make_paper
from tests.factories import PersonFactory, make_union
from tests.lms.factories import make_news_section, make_question

SINCE = datetime.date(2020, 1, 1)


def fresh(page: Page) -> Page:
    """treebeard counts children on the instance, and sections move below later ones."""
    page.refresh_from_db()
    return page


class World:
    def __init__(self) -> None:
        self.home = ensure_site(by=None)
        self.city = make_union("city", kind=UnionKind.CITY, name="广元市总工会")
        self.county = make_union("county", self.city, kind=UnionKind.COUNTY, name="剑阁县总工会")
        self.company = make_union("company", self.county, name="剑阁县某建材公司工会")
        self.person = PersonFactory(name="王建军")
        join_union(person=self.person, union=self.company, by=None)
        self.person = type(self.person).objects.get(pk=self.person.pk)
        make_rule()
        Goal.objects.create(kind="hours", value=40, from_on=SINCE, source="市总工会文件")
        self.sections = {union.pk: make_section(union) for union in (self.city, self.county)}
        self.news = make_news_section(self.county)
        self.course = self.make_course("粉尘防爆与职业病防护", theme="health")
        enrol(person=self.person, course=self.course, by=self.person)
        parent = BookIndexPage.objects.get()
        section = ensure_section(model=ListSectionPage, union=self.county, parent=parent, by=None)
        section.refresh_from_db()
        self.list = section.add_child(
            instance=BookListPage(title="十一月书单", slug="november", intro="每晚十五分钟。")
        )
        self.book = None
        self.rows = 0

    def make_course(self, title: str, theme: str = "skills", union: Union | None = None) -> CoursePage:
        section = self.sections[(union or self.county).pk]
        slug = f"c{CoursePage.objects.count() + 1}"
        values = {"theme": theme, "summary": "学完会看、会查、会报。", "audience": "破碎岗位"}
        return fresh(section).add_child(instance=CoursePage(title=title, slug=slug, **values))

    def make_announcement(self, page: NewsPage | EventPage) -> NewsPage | EventPage:
        page.slug, page.summary, page.first_published_at = f"a{uuid4().hex}", "请各班组把想法写下来。", timezone.now()
        return fresh(self.news).add_child(instance=page)

    def grow(self, rows: int) -> None:
        with transaction.atomic():
            for number in range(self.rows + 1, rows + 1):
                self.add_learning(number)
                self.add_books(number)
                self.add_news(number)
        self.rows = rows
        paper = make_paper(self.county, rows)
        self.attempt = open_attempt(person=self.person, paper=paper, source=f"course:{self.course.pk}", by=self.person)
        done = open_attempt(person=self.person, paper=make_paper(self.county, rows), source="course:0", by=self.person)
        self.result = close(attempt=done, by=self.person)
        rebuild()

    def add_learning(self, number: int) -> None:
        self.lesson = make_lesson(self.course, f"除尘设备第{number}课")
        other = self.make_course(f"装载机日常检查 {number}")
        make_lesson(other)
        now = timezone.now()
        mine = enrol(person=self.person, course=other, by=self.person)
        type(mine).objects.filter(pk=mine.pk).update(due_on=timezone.localdate() + datetime.timedelta(days=number))
        self.person.lesson_progress.create(
            lesson=self.lesson, course=self.course, opened_at=now, seen_at=now, seconds=60
        )
        new = self.make_course(f"班前安全 {number}")
        if number <= 6:
            course = self.make_course(f"推荐 {number}", union=self.city)
            FeaturedCourse.objects.create(page=HomePage.objects.get(), course=course)
        values = {"person": self.person, "source": f"course:{new.pk}", "title": new.title, "theme": "health"}
        award(**values, event="course.completed", facts={"seconds": 5400})
        self.certificate = issue_certificate(**values, seconds=5400, credits=12, union=self.county)

    def add_books(self, number: int) -> None:
        book = BookFactory(union=self.city, title=f"新工人安全手册 {number}", chapter_count=number)
        self.book = self.book or book
        ChapterFactory(
            book=self.book, position=number, title=f"第{number}章", href=f"c{number}.xhtml", text="灭火器怎么用。"
        )
        self.list.items.create(book=book, note="先读第二章。", sort_order=number)
        values = {"locator": "1.1", "percent": 30, "updated_at": timezone.now()}
        ReadingPlace.objects.create(person=self.person, book=book, device=str(uuid4()), **values)

    def add_news(self, number: int) -> None:
        self.make_announcement(NewsPage(title=f"食堂改进建议 {number}"))
        starts = timezone.now() + datetime.timedelta(days=number)
        self.event = self.make_announcement(
            EventPage(title=f"大讲堂 {number}", starts_at=starts, place="县职工服务中心")
        )
        make_question(self.county, f"安全帽帽衬开裂 {number}")

    def pages(self) -> dict[str, str]:
        """The main learner pages by name, with their addresses."""
        number = Certificate.objects.order_by("pk").first().number
        for page in (self.course, self.lesson, self.event):
            page.refresh_from_db()  # sections made later may have moved them
        return {
            "home": "/",
            "catalogue": "/courses/",
            "course": self.course.url,
            "lesson": self.lesson.url,
            "question": f"/exams/{self.attempt.pk}/1/",
            "result": f"/exams/{self.result.pk}/result/",
            "book room": "/books/",
            "book": f"/books/{self.book.pk}/",
            "list": f"/books/lists/{self.list.pk}/",
            "search": "/search/?q=安全&kind=book",
            "events": "/events/",
            "event": self.event.url,
            "me": "/me/",
            "my learning": "/me/learning/",
            "credits": "/credits/",
            "certificates": "/credits/certificates/",
            "certificate": f"/credits/certificates/{number}/",
        }
