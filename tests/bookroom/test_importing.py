import io
import time

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from PIL import Image

from bookroom import queries, signals
from bookroom.actions import import_book, import_epub, put_back, upload_book, withdraw
from bookroom.enums import BookStatus, Direction, Layout, Shelf
from bookroom.models import Book, Chapter
from records import outbox
from records.models import OutboxMessage
from tests.bookroom.epubs import SAMPLES, classic, make_epub, needs_samples, pack, parts, upload
from tests.bookroom.hostile.names import zip_slip
from tests.bookroom.hostile.no_books import a_renamed_zip


def picture(kind: str = "PNG", size: tuple[int, int] = (30, 40)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "#c02030").save(out, kind)
    return out.getvalue()


def test_upload_keeps_the_file_and_leaves_the_reading_to_the_worker(tree, librarian):
    book = upload_book(file=upload(make_epub()), union=tree.county, by=librarian)
    assert (book.status, book.title, book.chapter_count) == (BookStatus.UPLOADED, "读本", 0)
    waiting = OutboxMessage.objects.filter(topic="book.import")
    assert list(waiting.values_list("payload", flat=True)) == [{"book": str(book.pk)}]
    assert outbox.deliver_due() >= 1
    book.refresh_from_db()
    assert (book.status, book.title, book.authors, book.language) == (
        BookStatus.READY,
        "工友读本",
        "广元工会",
        "zh",
    )
    assert [(c.position, c.title, c.text) for c in book.chapters.all()] == [(1, "第1章", "开头\n安全第一，预防为主。")]
    assert book.contents == [{"title": "第1章", "chapter": 1, "fragment": "", "children": []}]


def test_librarian_uploads_for_her_union_and_below_only(tree, librarian, worker):
    upload_book(file=upload(make_epub()), union=tree.company, by=librarian)
    with pytest.raises(PermissionDenied):
        upload_book(file=upload(make_epub("<p>二</p>")), union=tree.other_county, by=librarian)
    with pytest.raises(PermissionDenied):
        upload_book(file=upload(make_epub("<p>三</p>")), union=tree.company, by=worker)


def test_same_file_again_says_which_book_it_is(tree, librarian):
    first = import_epub(file=upload(make_epub()), union=tree.county, by=librarian)
    with pytest.raises(ValidationError) as caught:
        upload_book(file=upload(make_epub(), "另一个名字.epub"), union=tree.company, by=librarian)
    assert (caught.value.code, caught.value.params) == ("known", {"book": first})
    assert "工友读本" in caught.value.message
    assert Book.objects.count() == 1


@pytest.mark.parametrize(("data", "code"), [(b"", "empty"), (b"hello", "not_zip"), (b"%PDF-1.7", "pdf")])
def test_what_the_first_bytes_tell_is_said_at_once(tree, librarian, data, code):
    with pytest.raises(ValidationError) as caught:
        upload_book(file=upload(data), union=tree.county, by=librarian)
    assert caught.value.code == code
    assert Book.objects.count() == 0


@pytest.mark.parametrize(("make", "code"), [(a_renamed_zip, "not_epub"), (zip_slip, "path")])
def test_refused_book_keeps_its_reason_and_may_be_uploaded_again(tree, librarian, make, code):
    book = import_epub(file=upload(make()), union=tree.county, by=librarian)
    assert (book.status, book.refusal_code, book.chapters.count()) == (BookStatus.REFUSED, code, 0)
    assert book.refusal.endswith(("。", "."))
    again = upload_book(file=upload(make()), union=tree.county, by=librarian)
    assert again.pk != book.pk


def test_reading_in_twice_gives_one_book(tree, librarian):
    heard = []
    signals.book_published.connect(lambda **given: heard.append(given["book"].pk), weak=False, dispatch_uid="twice")
    book = import_epub(file=upload(make_epub()), union=tree.county, by=librarian)
    again = import_book(book=book, by=None)
    signals.book_published.disconnect(dispatch_uid="twice")
    assert (again.version, Chapter.objects.count()) == (1, 1)


def test_published_is_said_once_on_commit(tree, librarian, django_capture_on_commit_callbacks):
    heard = []
    signals.book_published.connect(lambda **given: heard.append(given["book"].pk), weak=False, dispatch_uid="once")
    with django_capture_on_commit_callbacks(execute=True):
        book = import_epub(file=upload(make_epub()), union=tree.county, by=librarian)
    signals.book_published.disconnect(dispatch_uid="once")
    assert heard == [book.pk]


def test_run_that_was_broken_off_begins_anew(tree, librarian):
    book = upload_book(file=upload(make_epub()), union=tree.county, by=librarian)
    Book.objects.filter(pk=book.pk).update(status=BookStatus.PROCESSING, version=1)
    default_storage.save(f"{book.folder}/1/c/1.html", upload(b"half"))
    done = import_book(book=book, by=None)
    assert (done.status, done.version, done.chapters.count()) == (BookStatus.READY, 2, 1)
    assert not default_storage.exists(f"{book.folder}/1/c/1.html")


def test_what_the_librarian_wrote_stays(tree, librarian):
    given = {"title": "新工人读本", "authors": "县总工会", "clc": "X931", "theme": "health"}
    book = import_epub(file=upload(make_epub()), union=tree.county, by=librarian, **given)
    assert (book.title, book.authors, book.shelf, book.theme) == ("新工人读本", "县总工会", Shelf.SAFETY, "health")


def test_cover_is_painted_anew_and_gives_the_colour(tree, librarian):
    files = parts(["<p>一</p>"], extra={"cover.png": ("image/png", picture(size=(900, 1200)))})
    files["OEBPS/book.opf"] = files["OEBPS/book.opf"].replace('id="x0"', 'id="x0" properties="cover-image"')
    book = import_epub(file=upload(pack(files)), union=tree.county, by=librarian)
    with book.cover.open() as file, Image.open(file) as image:
        assert (image.format, image.size) == ("WEBP", (480, 640))
    assert book.tint == "#c02030"


def test_picture_that_would_fill_the_phone_is_left_out(tree, librarian):
    flood = bytearray(picture())
    flood[16:24] = (60_000).to_bytes(4, "big") * 2
    extra = {
        "a.png": ("image/png", bytes(flood)),
        "b.png": ("image/png", b"<script>"),
        "c.png": ("image/png", picture()),
    }
    book = import_epub(file=upload(make_epub("<p>一</p>", extra=extra)), union=tree.county, by=librarian)
    assert list(book.resources.values_list("name", "href")) == [("1.png", "OEBPS/c.png")]


def test_metadata_is_text_of_one_line(tree, librarian):
    data = make_epub("<p>一</p>", title="<script>alert(1)</script>安全\u202e第一" + "长" * 400)
    book = import_epub(file=upload(data), union=tree.county, by=librarian)
    assert book.title == ("alert(1) 安全第一" + "长" * 400)[:300]


def test_withdrawn_book_is_gone_for_workers_until_put_back(tree, librarian, worker):
    book = import_epub(file=upload(make_epub()), union=tree.county, by=librarian)
    withdraw(book=book, by=librarian)
    assert not Book.objects.visible_to(worker).exists()
    put_back(book=book, by=librarian)
    assert Book.objects.visible_to(worker).get() == book


def test_passages_are_short_and_say_where_they_stand(tree, librarian):
    long = "安全生产，人人有责。" * 50
    book = import_epub(
        file=upload(make_epub("<p>一。</p>", f"<h1>题</h1><p>{long}</p>")), union=tree.county, by=librarian
    )
    found = list(queries.passages(book))
    assert [(chapter, number, len(text)) for chapter, number, text in found] == [
        (1, 1, 2),
        (2, 1, 1),
        (2, 2, 300),
        (2, 2, 200),
    ]
    assert "".join(text for chapter, number, text in found if (chapter, number) == (2, 2)) == long


SAMPLE_BOOKS = {
    "childrens-literature": (Layout.FLOWING, Direction.LTR, 3, 239063),
    "haruko-jpeg": (Layout.FIXED, Direction.RTL, 13, 0),
    "moby-dick": (Layout.FLOWING, Direction.LTR, 144, 1002132),
    "regime-anticancer-arabic": (Layout.FLOWING, Direction.RTL, 3, 24264),
    "wasteland": (Layout.FLOWING, Direction.LTR, 1, 21177),
}


@needs_samples
@pytest.mark.parametrize("name", SAMPLE_BOOKS)
def test_books_of_other_makers_are_read_in(tree, librarian, name):
    data = (SAMPLES / "epub" / f"{name}.epub").read_bytes()
    started = time.process_time()  # of this process alone: others may keep the machine busy
    book = import_epub(file=upload(data), union=tree.county, by=librarian)
    assert (book.layout, book.direction, book.chapter_count, book.characters) == SAMPLE_BOOKS[name], book.refusal
    assert time.process_time() - started < 20


@needs_samples
@pytest.mark.parametrize(("name", "chapters", "sentence"), [("論語", 20, "學而時習之"), ("道德經", 1, "道可道")])
def test_classics_are_read_in_and_their_sentences_found(tree, librarian, name, chapters, sentence):
    book = import_epub(file=upload(classic(name)), union=tree.county, by=librarian)
    assert (book.status, book.chapter_count >= chapters) == (BookStatus.READY, True)
    assert any(sentence in text for _chapter, _number, text in queries.passages(book))
