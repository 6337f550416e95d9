"""Wagtail asks its policy about the model only; these screens ask about the row, and do not find what is foreign."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from wagtail.snippets.views.snippets import DeleteView, EditView, HistoryView, UsageView


class OwnRow:
    def get_object(self, *args: Any, **kwargs: Any) -> Any:
        row = super().get_object(*args, **kwargs)  # type: ignore[misc]  # mixed into Wagtail's views
        if not self.permission_policy.user_has_permission_for_instance(self.request.user, "change", row):  # type: ignore[attr-defined]
            raise Http404
        return row


class OwnEditView(OwnRow, EditView):
    pass


class OwnDeleteView(OwnRow, DeleteView):
    pass


class OwnHistoryView(OwnRow, HistoryView):
    pass


class OwnUsageView(OwnRow, UsageView):
    pass
