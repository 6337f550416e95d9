import pytest
from django.urls import reverse
from wagtail.models import Page

from accounts.actions import grant_role
from accounts.enums import Role
from bookroom.actions import import_epub
from bookroom.enums import BookStatus
from bookroom.models import Book, BookIndexPage, BookListPage, ListSectionPage
from records import outbox
from sections.actions import ensure_section
from tests.bookroom.epubs import make_epub, upload
from tests.bookroom.hostile.no_books import a_renamed_zip

LIST = "/cms/snippets/bookroom/book/"


@pytest.fixture
def section(tree, librarian, reviewer) -> ListSectionPage:
    root = Page.objects.get(depth=1)
    index = BookIndexPage.objects.first() or root.add_child(instance=BookIndexPage(title="书屋", slug="bookroom-root"))
    return ensure_section(model=ListSectionPage, union=tree.county, parent=index, by=None)


def send(client, union, data: bytes, name: str = "读本.epub"):
    return client.post(f"{LIST}add/", {"file": upload(data, name), "union": union.pk, "theme": "health", "clc": "X931"})


def test_librarian_uploads_and_sees_the_book_come_onto_the_shelf(section, tree, librarian, client_for):
    client = client_for(librarian)
    assert send(client, tree.county, make_epub()).status_code == 302
    waiting = client.get(LIST)
    assert (waiting["Refresh"], "读本" in waiting.content.decode()) == ("3", True)
    outbox.deliver_due()
    ready = client.get(LIST)
    assert ("Refresh" in ready, "工友读本" in ready.content.decode()) == (False, True)
    book = Book.objects.get()
    assert (book.status, book.theme, book.shelf, book.uploaded_by) == (BookStatus.READY, "health", "safety", librarian)


def test_refused_file_shows_its_reason_in_the_list(section, tree, librarian, client_for):
    client = client_for(librarian)
    assert send(client, tree.county, a_renamed_zip()).status_code == 302
    outbox.deliver_due()
    assert Book.objects.get().refusal in client.get(LIST).content.decode()


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.7"], ids=["empty", "text", "pdf"])
def test_what_is_no_book_is_said_beside_the_field(section, tree, librarian, client_for, data):
    response = send(client_for(librarian), tree.county, data)
    assert (response.status_code, bool(response.context["form"].errors["file"])) == (200, True)
    assert Book.objects.count() == 0


def test_file_that_is_here_already_names_the_book(section, tree, librarian, client_for):
    import_epub(file=upload(make_epub()), union=tree.county, by=librarian)
    response = send(client_for(librarian), tree.county, make_epub())
    assert "工友读本" in response.context["form"].errors["file"][0]


def test_foreign_union_cannot_be_chosen(section, tree, librarian, client_for):
    response = send(client_for(librarian), tree.other_county, make_epub())
    assert (response.status_code, list(response.context["form"].errors)) == (200, ["union"])


def test_librarian_describes_and_withdraws_her_book_only(section, tree, librarian, worker, client_for):
    mine = import_epub(file=upload(make_epub()), union=tree.company, by=None)
    foreign = import_epub(file=upload(make_epub("<p>二</p>")), union=tree.other_county, by=None)
    client = client_for(librarian)
    values = {"title": "新工人读本", "shelf": "law", "theme": "law", "is_withdrawn": "on"}
    assert client.post(f"{LIST}edit/{mine.pk}/", values).status_code == 302
    mine.refresh_from_db()
    assert (mine.title, mine.withdrawn_at is not None) == ("新工人读本", True)
    assert client.get(f"{LIST}edit/{foreign.pk}/").status_code == 404
    assert client.post(f"{LIST}delete/{mine.pk}/").status_code != 200
    assert Book.objects.filter(pk=mine.pk).exists()


def test_worker_has_no_way_to_the_librarians_screens(section, worker, client_for):
    assert client_for(worker).get(LIST).status_code == 302


def test_list_is_published_after_another_person_approved(section, tree, librarian, reviewer, worker, client_for):
    book = import_epub(file=upload(make_epub()), union=tree.county, by=None)
    page = section.add_child(
        instance=BookListPage(title="手上的功夫", intro="先翻那一章。", live=False, owner=librarian)
    )
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    values = {
        "title": "手上的功夫",
        "slug": "hands",
        "intro": "先翻那一章。",
        "kicker": "",
        "curator": "",
        "curator_post": "",
        "items-TOTAL_FORMS": "1",
        "items-INITIAL_FORMS": "0",
        "items-MIN_NUM_FORMS": "1",
        "items-MAX_NUM_FORMS": "60",
        "items-0-book": str(book.pk),
        "items-0-note": "第一段最好。",
        "items-0-ORDER": "1",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "",
        "action-submit": "1",
    }
    response = client_for(librarian).post(address, values)
    assert response.status_code == 302, response.context["form"].errors
    assert client_for(worker).get(f"/books/lists/{page.pk}/").status_code == 404
    state = page.get_latest_revision_as_object().current_workflow_task_state
    state.approve(user=reviewer)
    shown = client_for(worker).get(f"/books/lists/{page.pk}/").content.decode()
    assert ("手上的功夫" in shown, "第一段最好。" in shown) == (True, True)


def test_librarian_of_another_county_sees_no_draft_here(section, tree, stranger, client_for):
    grant_role(person=stranger, role=Role.LIBRARIAN, union=tree.other_county, by=None)
    page = section.add_child(instance=BookListPage(title="草稿", intro="一", live=False))
    assert client_for(stranger).get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code in {302, 404}


def test_only_those_who_keep_book_rooms_are_offered_as_curators(
    section, tree, librarian, worker, stranger, administrator, client_for
):
    grant_role(person=stranger, role=Role.LIBRARIAN, union=tree.other_county, by=None)
    form = client_for(librarian).get(f"/cms/pages/add/bookroom/booklistpage/{section.pk}/").context["form"]
    assert list(form.fields["curator"].queryset) == [librarian]
    page = section.add_child(instance=BookListPage(title="草稿", intro="一", live=False, curator=administrator))
    form = client_for(librarian).get(reverse("wagtailadmin_pages:edit", args=[page.pk])).context["form"]
    assert set(form.fields["curator"].queryset) == {librarian, administrator}
