from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, Page, PageManager, PageQuerySet, Site

from accounts.matrix import only_role
from accounts.models import Person
from bookroom.cms.curating import BookListForm
from bookroom.models.book import Book
from sections.models import Reviewed, SectionPage


class BookIndexPage(Page):
    """Root of the book room in the page tree. Workers see the book room's own screen instead."""

    max_count = 1
    subpage_types = ["bookroom.ListSectionPage"]

    class Meta:
        verbose_name = _("book room")
        verbose_name_plural = _("book rooms")

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        return redirect("bookroom:index")


class ListSectionPage(SectionPage):
    """A union's part of the book room: its lists, its librarians, its approval."""

    editor_role = only_role("lists.write")
    parent_page_types = ["bookroom.BookIndexPage", "bookroom.ListSectionPage"]
    subpage_types = ["bookroom.ListSectionPage", "bookroom.BookListPage"]

    class Meta:
        verbose_name = _("book room section")
        verbose_name_plural = _("book room sections")

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        return redirect("bookroom:index")


class BookListQuerySet(PageQuerySet):
    def visible_to(self, person: Person) -> BookListQuerySet:
        """Published lists; drafts are seen in the admin by who edits them."""
        return self.live() if person.is_authenticated else self.none()


class BookListPage(Reviewed, Page):
    """A curated list: a few books, and why each of them is worth an evening."""

    kicker = models.CharField(
        _("line above the title"), max_length=40, blank=True, help_text=_("For example: November")
    )
    intro = models.TextField(_("the curator's words"), validators=[MaxLengthValidator(600)])
    curator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("curator"),
    )
    curator_post = models.CharField(_("the curator's post"), max_length=60, blank=True)

    objects = PageManager.from_queryset(BookListQuerySet)()

    base_form_class = BookListForm
    parent_page_types = ["bookroom.ListSectionPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("kicker"),
        FieldPanel("intro"),
        MultiFieldPanel([FieldPanel("curator"), FieldPanel("curator_post")], heading=_("Curator")),
        InlinePanel("items", heading=_("The books"), label=_("book"), min_num=1, max_num=60),
    ]

    class Meta:
        verbose_name = _("book list")
        verbose_name_plural = _("book lists")

    def get_url(self, request: HttpRequest | None = None, current_site: Site | None = None) -> str:
        """Asked of every list on a screen: it must cost no query."""
        return reverse("bookroom:list", args=[self.pk]) if self.pk else ""

    url = property(get_url)

    def get_absolute_url(self) -> str:
        return self.get_url()

    def shown_items(self) -> list[BookListItem]:
        """Its books that stand on the shelf, in the curator's order; also of a preview, whose items are not stored."""
        items = self.items.all()
        if isinstance(items, models.QuerySet):
            items = items.select_related("book").defer("book__contents")
        return [item for item in items if item.book.is_on_shelf]

    @property
    def byline(self) -> str:
        return " · ".join(filter(None, [self.kicker, self.curator.name if self.curator else ""]))

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        from bookroom.views.booklist import render_list  # noqa: PLC0415  # views read these models: a circle otherwise

        return render_list(request, self)


class BookListItem(Orderable):
    """A book on a list, with the curator's note. A listed book is withdrawn, never deleted."""

    page = ParentalKey(BookListPage, on_delete=models.CASCADE, related_name="items")
    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="list_items", verbose_name=_("book"))
    note = models.CharField(_("why, and where to begin"), max_length=200, blank=True)

    panels = [FieldPanel("book"), FieldPanel("note")]

    class Meta(Orderable.Meta):
        verbose_name = _("book on a list")
        verbose_name_plural = _("books on lists")
        constraints = [models.UniqueConstraint(fields=["page", "book"], name="bookroom_listitem_once")]

    def __str__(self) -> str:
        return f"{self.page_id} · {self.book_id}"
