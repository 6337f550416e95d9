"""Pages as a trainer makes them, published."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Collection, Locale, Page, Site

from accounts.models import Union
from courses.models import CourseIndexPage, CoursePage, CourseSectionPage, LessonPage
from sections.actions import ensure_section


def make_site() -> Page:
    """The root, the home page and the default site; a test with real transactions starts without them."""
    Locale.objects.get_or_create(language_code="zh-hans")
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
    plain = ContentType.objects.get_for_model(Page)
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root", content_type=plain)
    home = root.get_children().first() or root.add_child(instance=Page(title="首页", slug="home", content_type=plain))
    Site.objects.get_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": home})
    return Page.objects.get(pk=home.pk)


def make_index() -> CourseIndexPage:
    return CourseIndexPage.objects.first() or make_site().add_child(
        instance=CourseIndexPage(title="课程", slug="courses")
    )


def make_section(union: Union) -> CourseSectionPage:
    return ensure_section(model=CourseSectionPage, union=union, parent=make_index(), by=None)


def make_course(union: Union, title: str = "粉尘防爆与职业病防护", **fields) -> CoursePage:
    values = {"theme": "health", "summary": "学完能看懂粉尘从哪来、除尘器怎么查。", "audience": "破碎岗位", **fields}
    section = make_section(union)
    slug = values.pop("slug", f"c{CoursePage.objects.count() + 1}")
    return section.add_child(instance=CoursePage(title=title, slug=slug, **values))


def make_lesson(course: CoursePage, title: str = "除尘设备每班三查", body: list | None = None, **fields) -> LessonPage:
    course.refresh_from_db()
    slug = fields.pop("slug", f"l{course.numchild + 1}")
    lesson = LessonPage(title=title, slug=slug, **{"seconds": 600, **fields})
    lesson.body = body if body is not None else [("text", "<p>接班后用五分钟看三处。</p>")]
    return course.add_child(instance=lesson)
