from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.authority import unions_where
from accounts.desk.fields import one_union, suggested, union_field
from accounts.models import Person, Union
from accounts.models.union import UnionQuerySet
from notices.channels import channel
from notices.enums import Channel
from notices.rules import ANNOUNCE

LATEST = datetime.timedelta(days=60)


class WordForm(forms.Form):
    """What a union tells its members: to whom, by which ways, in which words, when."""

    union = union_field(gettext_lazy("Its members and those of every union below are told."))
    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=30,
        help_text=gettext_lazy("At most 30 characters."),
        error_messages={"required": gettext_lazy("Please give it a title.")},
    )
    text = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("What, when, where, and whom to ask. No personal data of anybody."),
        error_messages={"required": gettext_lazy("Please write what you want to say.")},
    )
    channels = forms.MultipleChoiceField(
        label=gettext_lazy("Also by"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Everybody finds it in Gongxue. Whoever switched a way off is not told by it."),
    )
    starts_at = forms.DateTimeField(
        label=gettext_lazy("Not before"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=gettext_lazy(
            "Leave it empty: two minutes after you send it. Until then you can take it back unseen."
        ),
    )

    def __init__(self, *args: Any, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        self.fields["union"].error_messages["required"] = _("Please name the union.")
        ways = [one for one in (Channel.SMS, Channel.EMAIL) if channel(one).is_set_up()]
        self.fields["channels"].choices = [(one.value, one.label) for one in ways]  # type: ignore[attr-defined]

    def unions(self) -> UnionQuerySet:
        return unions_where(self.by, ANNOUNCE).open()

    def suggested(self) -> list[Union]:
        return suggested(self.unions())

    def clean_union(self) -> Union:
        nothing = _("There is no union of this name in your part of the tree.")
        return one_union(self.unions(), self.cleaned_data["union"], nothing)

    def clean_starts_at(self) -> datetime.datetime | None:
        at, now = self.cleaned_data["starts_at"], timezone.now()
        if at and at < now:
            raise ValidationError(_("This time has passed. Choose a later one, or leave it empty."), code="past")
        if at and at > now + LATEST:
            raise ValidationError(_("Please choose a time within the next 60 days."), code="far")
        return at
