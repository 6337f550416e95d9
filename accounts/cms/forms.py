from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from accounts.administering import unions_administered_by
from accounts.enums import Role
from accounts.models import Membership, Person, RoleGrant, Union
from accounts.sign_in.fields import PhoneField
from accounts.unions.forms import ATTRIBUTES, accept_any_spelling


class UnionChoiceField(forms.ModelChoiceField):
    """The administrator's part of the tree, indented."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"queryset": Union.objects.none(), "label": _("Union"), **kwargs})

    def label_from_instance(self, union: Union) -> str:
        return "　" * (union.depth - 1) + union.name


class OwnPartForm(WagtailAdminModelForm):
    """Fields named union or parent offer the unions that the person administers."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in {"union", "parent"} & set(self.fields):
            self.fields[name].queryset = unions_administered_by(self.for_user).open()

    def _post_clean(self) -> None:
        """The action validates and saves; the form only reads what was typed."""


class PersonForm(OwnPartForm):
    phone = PhoneField(required=False)
    is_recycled = forms.BooleanField(
        label=_("The number has a new owner"),
        required=False,
        help_text=_("Takes the number from the record that holds it and ends its sign-ins; nothing else changes."),
    )
    password = forms.CharField(
        label=_("New password"),
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Only for staff. Workers sign in with a code; leave it empty to change nothing."),
    )

    class Meta:
        model = Person
        fields = ["name", "phone", "is_active"]

    def clean_password(self) -> str | None:
        typed = self.cleaned_data["password"]
        if typed:
            validate_password(typed, self.instance)
        return typed or None


class NewPersonForm(PersonForm):
    union = UnionChoiceField()

    class Meta:
        model = Person
        fields = ["name", "phone"]


class UnionForm(OwnPartForm):
    parent = UnionChoiceField(label=_("Union above"), required=False)

    class Meta:
        model = Union
        fields = ["name", "short_name", "key", "kind", *ATTRIBUTES[3:]]
        widgets = {"opened_on": AdminDateInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        accept_any_spelling(self)
        if self.instance.pk:
            self.fields["parent"].initial = self.instance.get_parent()
            self.fields["key"].disabled = True


class OfPersonForm(OwnPartForm):
    """Somebody is named by the phone number: a list of half a million names helps nobody."""

    phone = PhoneField(help_text=_("The mobile number with which the person signs in."))
    union = UnionChoiceField()
    from_on = forms.DateField(label=_("First day"), initial=timezone.localdate, widget=AdminDateInput)

    def clean_phone(self) -> str:
        self.person = Person.objects.filter(phone=self.cleaned_data["phone"], is_active=True).first()
        if self.person is None:
            raise forms.ValidationError(_("Nobody is registered with this number."), code="unknown")
        return self.cleaned_data["phone"]


class NewMembershipForm(OfPersonForm):
    class Meta:
        model = Membership
        fields = ["is_main"]


class NewRoleForm(OfPersonForm):
    role = forms.ChoiceField(label=_("Role"), choices=[choice for choice in Role.choices if choice[0] != Role.WORKER])

    class Meta:
        model = RoleGrant
        fields: list[str] = []


class LastDayForm(OwnPartForm):
    to_on = forms.DateField(label=_("Last day"), initial=timezone.localdate, widget=AdminDateInput)


class MembershipEndForm(LastDayForm):
    class Meta:
        model = Membership
        fields: list[str] = []


class RoleEndForm(LastDayForm):
    class Meta:
        model = RoleGrant
        fields: list[str] = []
