import pytest
from django.utils import timezone
from wagtail.rich_text import RichText

from accounts.models import Person
from bookroom.enums import BookStatus
from bookroom.models import BookIndexPage, BookListItem, BookListPage, ListSectionPage
from search import sources
from search.enums import Kind
from sections.actions import ensure_section
from tests.bookroom.factories import BookFactory, ChapterFactory
from tests.courses.factories import make_course, make_lesson, make_site
from tests.exams.factories import make_paper


def make_list(union, title="新工人书单", **fields) -> BookListPage:
    index = BookIndexPage.objects.first() or make_site().add_child(instance=BookIndexPage(title="书屋", slug="books"))
    section = ensure_section(model=ListSectionPage, union=union, parent=index, by=None)
    values = {"intro": "人在岗上，书在手边。", "slug": f"list{BookListPage.objects.count() + 1}", **fields}
    return section.add_child(instance=BookListPage(title=title, **values))


def kinds(families=None):
    return [(document.kind, document.title) for document in sources.documents(families)]


def test_course_and_its_lessons_are_one_family(tree):
    course = make_course(tree.county, "粉尘防爆", summary="看懂粉尘从哪来。", why="无药可医。", motif="furnace")
    lesson = make_lesson(course, "每班三查", [("heading", "接班"), ("text", RichText("<p>看<b>三处</b>。</p>"))])
    found = list(sources.documents([course.key]))
    assert [(each.key, each.family, each.kind) for each in found] == [
        (course.key, course.key, Kind.COURSE),
        (lesson.key, course.key, Kind.LESSON),
    ]
    assert (found[0].text, found[0].theme, found[0].motif) == ("看懂粉尘从哪来。\n无药可医。", "health", "furnace")
    assert (found[1].byline, found[1].text.split()) == ("粉尘防爆", ["接班", "看三处。"])
    assert [each.url for each in found] == [course.url, lesson.url]


def test_what_is_not_published_is_not_found(tree):
    draft = make_course(tree.county, "草稿", live=False)
    make_lesson(draft, "草稿的课")
    course = make_course(tree.county, "已发布")
    make_lesson(course, "未发布的课", live=False)
    BookFactory(union=tree.county, status=BookStatus.UPLOADED)
    BookFactory(union=tree.county, withdrawn_at=timezone.now())
    make_list(tree.county, live=False)
    assert kinds() == [(Kind.COURSE, "已发布")]


def test_course_for_its_own_union_is_seen_by_that_union_only(tree):
    course = make_course(tree.county, for_union_only=True)
    make_lesson(course)
    assert {each.seen_by for each in sources.documents([course.key])} == {(f"for:{tree.county.key}",)}


def test_book_and_its_passages_are_one_family(tree):
    book = BookFactory(union=tree.county, title="安全手册", subtitle="新工人版", description="写给您。", theme="health")
    ChapterFactory(book=book, position=2, title="第二章", text="先看粉尘。\n再开机。")
    family, *passages = sources.documents([book.object_key])
    assert (family.title, family.text, family.byline) == ("安全手册 新工人版", "写给您。", "广元工会")
    assert [(each.key, each.byline, each.text) for each in passages] == [
        (f"passage:{book.pk}:2.1:1", "第二章", "先看粉尘。"),
        (f"passage:{book.pk}:2.2:1", "第二章", "再开机。"),
    ]
    assert {each.family for each in passages} == {family.key}
    assert passages[1].url.endswith("?at=2.2")


def test_list_is_found_by_the_curators_words(tree):
    page = make_list(tree.county)
    BookListItem.objects.create(page=page, book=BookFactory(union=tree.county), note="先看第三章。")
    document = next(each for each in sources.documents([f"list:{page.pk}"]))
    assert (document.title, document.text) == ("新工人书单", "人在岗上，书在手边。\n先看第三章。")


def test_answers_explanations_and_people_never_reach_the_index(tree, worker):
    Person.objects.filter(pk=worker.pk).update(name="金丝雀甲")
    paper = make_paper(tree.county)
    question = paper.questions.first()
    question.explanation = "金丝雀乙"
    question.save()
    question.choices.filter(is_correct=True).update(text="金丝雀丙")
    course = make_course(tree.county, exam=paper)
    make_lesson(course, body=[("text", RichText("<p>正文</p>")), ("quiz", {"paper": paper})])
    assert "金丝雀" not in str([each.as_dict() for each in sources.documents()])


@pytest.mark.parametrize("count", [1, 3])
def test_courses_are_read_in_the_same_number_of_queries(tree, django_assert_num_queries, count):
    for number in range(count):
        make_lesson(make_course(tree.county, f"课程{number}"))
    list(sources.documents())
    with django_assert_num_queries(4):
        list(sources.documents())


def test_unknown_families_hold_nothing(db):
    assert kinds(["course:999", "book:00000000-0000-0000-0000-000000000000", "list:1"]) == []
