from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.desk.fields import day, one_union, suggested, union_field
from accounts.granting import roles_to_give, unions_to_give_in
from accounts.models import Person, RoleGrant, Union
from accounts.sign_in.fields import PhoneField


class OfPersonForm(forms.Form):
    """Somebody is named by the phone number: nobody is appointed by mistake for a namesake."""

    phone = PhoneField(help_text=gettext_lazy("The mobile number with which the person signs in."))

    def clean_phone(self) -> str:
        self.person = Person.objects.filter(phone=self.cleaned_data["phone"], is_active=True).first()
        if self.person is None:
            raise ValidationError(_("Nobody is registered with this number."), code="unknown")
        return self.cleaned_data["phone"]


class GiveForm(OfPersonForm):
    role = forms.ChoiceField(label=gettext_lazy("Role"))
    union = union_field(gettext_lazy("Its name. The role holds there and in every union below."))
    from_on = day(gettext_lazy("First day"))
    to_on = day(gettext_lazy("Last day"), required=False, help_text=gettext_lazy("Leave it empty: until you end it."))

    def __init__(self, *args: Any, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        roles: Any = self.fields["role"]
        self.given = roles_to_give(by)
        roles.choices = [("", "—"), *((role.value, role.label) for role in self.given)]
        self.fields["from_on"].initial = timezone.localdate()

    def suggested(self) -> list[Union]:
        """What the browser offers while one types; typing any other name of one's part works too."""
        role = self["role"].value() or self.given[0]
        return suggested(unions_to_give_in(self.by, role)) if role in self.given else []

    def clean(self) -> dict:
        data = super().clean() or {}
        if data.get("role") and data.get("union"):
            nothing = _("There is no union of this name in which you may give this role.")
            try:
                data["union"] = one_union(unions_to_give_in(self.by, data["role"]), data["union"], nothing)
            except ValidationError as refusal:
                self.add_error("union", refusal)
        return data


class EndForm(forms.Form):
    to_on = day(
        gettext_lazy("Last day"),
        required=False,
        help_text=gettext_lazy("Leave it empty: the role ends now."),
    )


class DeputyForm(OfPersonForm):
    from_on = day(gettext_lazy("First day"))
    to_on = day(gettext_lazy("Last day"), help_text=gettext_lazy("It ends by itself after this day."))

    def __init__(self, *args: Any, grant: RoleGrant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["from_on"].initial = max(grant.from_on, timezone.localdate())
