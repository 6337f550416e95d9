"""The librarian's picker for a list: books on the shelf, found by a part of title or author."""

from __future__ import annotations

from django import forms
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)

from bookroom.models import Book


class WordsForm(BaseFilterForm):
    q = forms.CharField(label=_("Search"), required=False)

    def filter(self, objects: QuerySet) -> QuerySet:
        objects = super().filter(objects)
        words = self.cleaned_data.get("q", "").strip()
        self.is_searching, self.search_query = bool(words), words
        return objects.filter(Q(title__icontains=words) | Q(authors__icontains=words)) if words else objects


class OnShelf:
    filter_form_class = WordsForm

    def get_object_list(self) -> QuerySet:
        return Book.objects.on_shelf().select_related("union").defer("contents")


class BookChoices(OnShelf, ChooseView):
    pass


class BookResults(OnShelf, ChooseResultsView):
    pass


class BookChosen(SnippetChosenView):
    def get_object(self, pk):
        book = Book.objects.on_shelf().filter(pk=Book._meta.pk.to_python(pk)).first()
        if book is None:
            raise Http404
        return book


class BooksChosen(SnippetChosenMultipleView):
    def get_objects(self, pks):
        return Book.objects.on_shelf().filter(pk__in=pks)


class BookChooserViewSet(SnippetChooserViewSet):
    choose_view_class = BookChoices
    choose_results_view_class = BookResults
    chosen_view_class = BookChosen
    chosen_multiple_view_class = BooksChosen
