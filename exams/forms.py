from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from accounts.authority import unions_where
from exams.enums import QuestionKind
from exams.models.question import Question
from exams.validators import truth_choices, validate_choices


class UnionOwnedForm(WagtailAdminModelForm):
    """The owning union is one that the editor trains, reviews or administers."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.for_user and "union" in self.fields:
            mine = unions_where(self.for_user, "questions.write")
            self.fields["union"].queryset = mine
            self.fields["union"].initial = self.fields["union"].initial or mine.first()

    def rows(self, name: str) -> list[dict]:
        """The rows of an inline list that stay, as they were typed and found valid."""
        formset = self.formsets[name]
        formset.is_valid()
        data = [getattr(form, "cleaned_data", {}) for form in formset.forms]
        return [row for row in data if row and not row.get("DELETE")]


class QuestionForm(UnionOwnedForm):
    truth = forms.TypedChoiceField(
        label=gettext_lazy("The statement is"),
        choices=[("", "—"), ("1", pgettext_lazy("choice", "True")), ("0", pgettext_lazy("choice", "False"))],
        coerce=lambda value: value == "1",
        empty_value=None,
        required=False,
        help_text=gettext_lazy("For true-or-false questions only; they make their two choices by themselves."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and self.instance.kind == QuestionKind.TRUEFALSE:
            first = self.instance.choices.first()
            self.fields["truth"].initial = "1" if first and first.is_correct else "0"

    def clean(self) -> dict:
        data = super().clean()
        if data.get("kind") == QuestionKind.TRUEFALSE:
            if data.get("truth") is None:
                self.add_error("truth", _("Please say whether the statement is true or false."))
        elif data.get("kind") and not self.is_deferred_validation:
            choices = [(row.get("text", ""), row.get("is_correct", False)) for row in self.rows("choices")]
            try:
                validate_choices(data["kind"], choices)
            except ValidationError as error:
                self.add_error(None, error)
        return data

    def save(self, commit: bool = True) -> Question:
        question = super().save(commit=False)
        if question.kind == QuestionKind.TRUEFALSE:
            model = question.choices.model
            pairs = truth_choices(self.cleaned_data["truth"])
            question.choices = [
                model(text=text, is_correct=right, position=place) for place, (text, right) in enumerate(pairs)
            ]
        if commit:
            question.save()
        return question


class PaperForm(UnionOwnedForm):
    def clean(self) -> dict:
        data = super().clean()
        chosen = [row["question"] for row in self.rows("places") if row.get("question")]
        if len(set(chosen)) != len(chosen):
            self.add_error(None, _("A question stands on the paper twice."))
        if foreign := self._foreign(chosen):
            self.add_error(None, _("This question belongs to another union: %(text)s") % {"text": foreign[0]})
        return data

    def _foreign(self, chosen: list[Question]) -> list[Question]:
        """Questions that the editor may not see, apart from those that were on the paper before."""
        ids = {question.pk for question in chosen}
        known = set(Question.objects.visible_to(self.for_user).filter(pk__in=ids).values_list("pk", flat=True))
        if self.instance.pk:
            known |= set(type(self.instance).objects.get(pk=self.instance.pk).questions.values_list("pk", flat=True))
        return [question for question in chosen if question.pk not in known]
