"""What an officer types about one person's memberships."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.desk.fields import day, one_union, suggested, union_field
from accounts.enums import PaperKind
from accounts.identity.forms import reason_field
from accounts.identity.numbers import clean_paper
from accounts.models import Membership, Union
from accounts.models.union import UnionQuerySet
from accounts.sign_in.fields import PhoneField
from accounts.validators import plain

KEPT = gettext_lazy("It is kept in the audit log. No names here.")


class InUnionForm(forms.Form):
    """A union of the officer's part and the first day there."""

    union = union_field(gettext_lazy("Type its name, or part of it."))
    from_on = day(gettext_lazy("First day"))

    def __init__(self, *args: Any, unions: UnionQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unions = unions.open()
        self.fields["union"].error_messages["required"] = _("Please choose a union.")
        self.fields["from_on"].initial = timezone.localdate()

    def suggested(self) -> list[Union]:
        return suggested(self.unions)

    def clean_union(self) -> Union:
        return one_union(self.unions, self.cleaned_data["union"], _("Your part of the tree has no union of this name."))


class NewcomerForm(InUnionForm):
    """A person who is not registered yet."""

    name = forms.CharField(
        label=pgettext_lazy("person", "Name"), max_length=50, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    phone = PhoneField(help_text=gettext_lazy("The person signs in with it, by a code; no password is needed."))
    kind = forms.ChoiceField(label=gettext_lazy("Kind of paper"), choices=PaperKind.choices)
    number = forms.CharField(
        label=gettext_lazy("Number of the paper"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Not required. It is stored sealed and shown covered."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
    )
    is_recycled = forms.BooleanField(
        label=gettext_lazy("I have asked: the number has a new owner, this person. Take it off the other record."),
        required=False,
    )
    field_order = ["name", "phone", "is_recycled", "kind", "number", "union", "from_on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].error_messages["required"] = _("Please enter the name.")
        self.fields["phone"].error_messages["required"] = _("Please enter the mobile number.")
        self.fields["phone"].widget.attrs["autocomplete"] = "off"
        self.fields["kind"].required = False

    def clean_name(self) -> str:
        return plain(self.cleaned_data["name"]).strip()

    def clean(self) -> dict:
        data = super().clean() or {}
        if data.get("number"):
            try:
                data["number"] = clean_paper(data.get("kind") or PaperKind.RESIDENT, data["number"])
            except ValidationError as refusal:
                self.add_error("number", refusal)
        return data

    @property
    def paper(self) -> tuple[str, str] | None:
        number = self.cleaned_data.get("number")
        return (self.cleaned_data.get("kind") or PaperKind.RESIDENT, number) if number else None


class EndMembershipForm(forms.Form):
    to_on = day(gettext_lazy("Last day"), help_text=gettext_lazy("The last day that counts as a member."))
    reason = reason_field(gettext_lazy("Why does it end?"), KEPT)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_on"].initial = timezone.localdate()


class DaysForm(forms.Form):
    """The days as they should have been typed."""

    from_on = day(gettext_lazy("First day"))
    to_on = day(gettext_lazy("Last day"), required=False, help_text=gettext_lazy("Leave it empty: it goes on."))
    reason = reason_field(gettext_lazy("What was wrong?"), KEPT)

    @classmethod
    def of(cls, data: Any, membership: Membership) -> DaysForm:
        return cls(data, initial={"from_on": membership.from_on, "to_on": membership.to_on})
