from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from accounts.asking import person_asking
from bookroom.cms import screens
from bookroom.cms.choosing import BookChooserViewSet
from bookroom.cms.forms import BookForm
from bookroom.cms.policy import KeepersPolicy
from bookroom.models import Book


class BookViewSet(SnippetViewSet):
    model = Book
    icon = "openquote"
    menu_label = _("Book room")
    menu_name = "books"
    menu_order = 240
    add_to_admin_menu = True
    chooser_viewset_class = BookChooserViewSet
    index_view_class = screens.ShelfView
    add_view_class = screens.UploadView
    edit_view_class = screens.DescribeView
    history_view_class = screens.OwnHistoryView
    usage_view_class = screens.OwnUsageView
    inspect_view_enabled = False
    copy_view_enabled = False
    search_backend_name = None
    search_fields = ["title", "authors", "file_name"]
    list_filter = ["status", "theme", "shelf"]
    list_per_page = 50
    list_display = [
        "title",
        "authors",
        "union",
        Column("get_status_display", label=_("Status"), accessor="get_status_display"),
        Column("refusal", label=_("Reason"), accessor="refusal"),
        Column("chapter_count", label=_("Chapters"), sort_key="chapter_count"),
        Column("uploaded_at", label=_("Uploaded"), sort_key="uploaded_at"),
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("title"),
            FieldPanel("subtitle"),
            FieldRowPanel([FieldPanel("authors"), FieldPanel("publisher")]),
            FieldRowPanel([FieldPanel("language"), FieldPanel("identifier")]),
            FieldPanel("description"),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("clc"), FieldPanel("shelf"), FieldPanel("theme")])],
                heading=_("Where it stands"),
            ),
            FieldPanel("is_withdrawn"),
        ],
        base_form_class=BookForm,
    )

    @property
    def permission_policy(self) -> KeepersPolicy:
        return KeepersPolicy(self.model)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Book]:
        return (
            Book.objects.kept_by(person_asking(request))
            .select_related("union")
            .defer("contents")
            .order_by("-uploaded_at")
        )


register_snippet(BookViewSet)
