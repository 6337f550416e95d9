"""Pickers for the editor: only what the editor may see, found by a part of its words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)


class WordsForm(BaseFilterForm):
    q = forms.CharField(label=_("Search"), required=False)

    def filter(self, objects: QuerySet) -> QuerySet:
        objects = super().filter(objects)
        words = self.cleaned_data.get("q", "").strip()
        self.is_searching, self.search_query = bool(words), words
        return objects.filter(**{f"{objects.model.words_field}__icontains": words}) if words else objects


class MineOnly:
    filter_form_class = WordsForm
    model_class: Any  # Wagtail's views, which this is mixed into, have both
    request: HttpRequest

    def get_object_list(self) -> QuerySet:
        return self.model_class.objects.visible_to(self.request.user).select_related("union")


class MyChoices(MineOnly, ChooseView):
    pass


class MyResults(MineOnly, ChooseResultsView):
    pass


class ChosenMine(SnippetChosenView):
    def get_object(self, pk):
        found = self.model_class.objects.visible_to(self.request.user).filter(
            pk=self.model_class._meta.pk.to_python(pk)
        )
        if (chosen := found.first()) is None:
            raise Http404
        return chosen


class ChosenManyOfMine(SnippetChosenMultipleView):
    def get_objects(self, pks):
        return self.model_class.objects.visible_to(self.request.user).filter(pk__in=pks)


class UnionOwnedChooserViewSet(SnippetChooserViewSet):
    choose_view_class = MyChoices
    choose_results_view_class = MyResults
    chosen_view_class = ChosenMine
    chosen_multiple_view_class = ChosenManyOfMine
