from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import JoinRequest, Membership
from accounts.validators import plain


class MembershipChoice(forms.ModelChoiceField):
    def label_from_instance(self, membership: Any) -> str:
        return _("Leave %(union)s the day before") % {"union": membership.union.name}


class JoinForm(forms.ModelForm):
    """What a person tells the union that she wants to join."""

    leaves = MembershipChoice(
        queryset=Membership.objects.none(),
        required=False,
        blank=True,  # else a set of radio buttons has no "neither"
        empty_label=gettext_lazy("Stay a member where I am"),
        label=gettext_lazy("My present union"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = JoinRequest
        fields = ["workplace", "message", "leaves"]
        labels = {"workplace": gettext_lazy("Where you work"), "message": gettext_lazy("What the union should know")}
        help_texts = {
            "workplace": gettext_lazy("Firm, workshop or team, as your colleagues call it."),
            "message": gettext_lazy("Not required. For example since when you have worked there."),
        }
        widgets = {"message": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, memberships: list[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["workplace"].error_messages["required"] = _(
            "Please say where you work, so that the union knows you."
        )
        field: Any = self.fields["leaves"]
        field.queryset = Membership.objects.filter(pk__in=[one.pk for one in memberships]).select_related("union")
        if not memberships:
            del self.fields["leaves"]

    def clean_workplace(self) -> str:
        return plain(self.cleaned_data["workplace"]).strip()


class DecisionForm(forms.Form):
    """Accept or refuse the ticked requests; a refusal needs its reason."""

    accept = forms.TypedChoiceField(choices=[("yes", "yes"), ("no", "no")], coerce=lambda value: value == "yes")
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("The person reads it word for word."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict:
        data = super().clean() or {}
        if data.get("accept") is False and not data.get("reason", "").strip():
            self.add_error("reason", _("Please say why; the person reads it."))
        return data
