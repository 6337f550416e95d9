import pytest
from lxml import etree

from accounts.enums import Theme
from lms.look.books import book_cover, jacket_number
from lms.look.covers import OFTEN, course_cover, drawing
from lms.look.jackets import JACKETS
from lms.look.motifs import MOTIFS
from lms.look.samples import Sample
from lms.look.typesetting import typeset


def test_every_motif_is_sound_on_every_ground():
    for theme in Theme:
        for motif in MOTIFS:
            svg = drawing(theme.number, motif)
            assert "{" not in svg
            etree.fromstring(svg)


def test_usual_motifs_exist():
    assert {motif for motifs in OFTEN.values() for motif in motifs} - MOTIFS.keys() == set()
    assert OFTEN.keys() == {theme.number for theme in Theme}


def test_course_without_motif_always_gets_the_same_cover():
    course = Sample(Theme.HEALTH, "夜班人怎样睡好觉")
    assert course_cover(course) == course_cover(course)
    assert course_cover(course, "hero").startswith('<span class="cov c152" aria-hidden="true"><svg')


def test_book_cover_is_typeset_upright_from_its_title():
    cover = book_cover(Sample(Theme.ETHICS, "茶经", author="陆羽"), 104)
    svg = etree.fromstring(cover)
    assert svg.get("class") == "bk w104"
    assert [text.text for text in svg.iter("text")] == ["茶", "经", "陆", "羽"]


def test_long_title_breaks_into_lines_and_is_escaped():
    cover = book_cover(Sample(Theme.LAW, "Rights & duties of a worker at <night>"), "full")
    assert "&amp;" in cover
    assert "&lt;night&gt;" in cover
    etree.fromstring(cover)


def test_publisher_picture_comes_first():
    class Book:
        title, author, cover_url = "茶经", "陆羽", "/media/covers/1.webp"

    assert book_cover(Book()) == (
        '<span class="bk w84" aria-hidden="true"><img src="/media/covers/1.webp" width="120" height="160" alt=""'
        ' loading="lazy" decoding="async"></span>'
    )


def test_jacket_of_a_title_never_changes():
    assert jacket_number(Sample("", "茶经")) == jacket_number(Sample("law", "茶经"))
    assert jacket_number(Sample("", "茶经")) in range(1, 9)


@pytest.mark.parametrize("length", [2, 5, 8, 13, 16])
@pytest.mark.parametrize("jacket", JACKETS, ids=lambda jacket: jacket.ground)
def test_title_ends_above_what_is_drawn_at_the_foot(jacket, length):
    title = "山水与工友和夜班人的健康小册页"[:length].ljust(length, "书")
    svg = etree.fromstring(str(typeset(jacket, title, "")))
    assert max(float(letter.get("y")) for letter in svg.iter("text") if letter.text) <= jacket.foot
