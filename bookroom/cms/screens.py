from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, Panel
from wagtail.log_actions import log
from wagtail.snippets.views.snippets import CreateView, EditView, HistoryView, IndexView, UsageView

from bookroom.actions import describe, put_back, upload_book, withdraw
from bookroom.cms.forms import UploadForm
from bookroom.models import Book

GIVEN = ("theme", "clc")


class ShelfView(IndexView):
    """The list asks again by itself while a book is being read in."""

    def render_to_response(self, context: dict, **kwargs: Any) -> HttpResponse:
        response = super().render_to_response(context, **kwargs)
        if any(book.is_waiting for book in context["object_list"]):
            response["Refresh"] = "3"
        return response


class UploadView(CreateView):
    success_message = _("“%(object)s” was taken in and is being read. This list shows when it is on the shelf.")

    def get_panel(self) -> Panel:
        row = FieldRowPanel([FieldPanel("theme"), FieldPanel("clc")])
        return ObjectList([FieldPanel("file"), FieldPanel("union"), row], base_form_class=UploadForm).bind_to_model(
            Book
        )

    def get_form_class(self) -> type:
        return self.panel.get_form_class()

    def save_instance(self) -> Book:
        data, by = self.form.cleaned_data, self.request.user
        given = {name: data[name] for name in GIVEN}
        book = upload_book(file=data["file"], union=data["union"], by=by, **given)
        log(instance=book, action="wagtail.create", content_changed=True)
        return book


class OwnRow:
    def get_object(self, *args: Any, **kwargs: Any) -> Book:
        book = super().get_object(*args, **kwargs)  # type: ignore[misc]  # mixed into Wagtail's views
        if not self.permission_policy.user_has_permission_for_instance(self.request.user, "change", book):  # type: ignore[attr-defined]
            raise Http404
        return book


class DescribeView(OwnRow, EditView):
    @transaction.atomic
    def save_instance(self) -> Book:
        by, is_withdrawn = self.request.user, self.form.cleaned_data["is_withdrawn"]
        book = describe(book=self.form.save(commit=False), by=by)
        (withdraw if is_withdrawn else put_back)(book=book, by=by)
        self.has_content_changes = self.form.has_changed()
        log(instance=book, action="wagtail.edit", content_changed=self.has_content_changes)
        return book


class OwnHistoryView(OwnRow, HistoryView):
    pass


class OwnUsageView(OwnRow, UsageView):
    pass
