from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from profiles.enums import CertificateKind, SkillLevel, SkillSeries
from profiles.models import SkillCertificate
from profiles.models.certificate import FACTS
from profiles.scans import BYTES
from profiles.validators import clean_number, clean_occupation_code

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def grades() -> list[tuple[str, list[tuple[str, str]]]]:
    """Series and level as one choice: a level that the series does not have cannot be chosen."""
    five = [(f"five:{level}", level.both_names) for level in SkillLevel if level.grade]
    eight = [(f"eight:{level}", str(level.label)) for level in SkillLevel]
    return [(str(SkillSeries.FIVE.label), five), (str(SkillSeries.EIGHT.label), eight)]


class CertificateForm(forms.ModelForm):
    """What stands on the certificate, and its photo."""

    grade = forms.ChoiceField(
        label=_("Level"),
        choices=lambda: [("", _("Please choose")), *grades()],
        help_text=_("In the five grades a smaller number is a higher level: grade 3 is above grade 4."),
    )
    scan = forms.FileField(
        label=_("Photo or PDF of the certificate"),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,application/pdf"}),
        help_text=_("Lay it flat, all four corners in the picture. Up to 10 MB. The place of the photo is removed."),
    )

    class Meta:
        model = SkillCertificate
        fields = ["kind", "occupation", "occupation_code", "number", "issuer", "issued_on", "valid_until"]
        labels = {
            "occupation": _("Occupation on the certificate"),
            "occupation_code": _("Code of the occupation, if it is printed"),
            "valid_until": _("Valid until, if it is printed"),
        }
        widgets = {"kind": forms.RadioSelect, "issued_on": DAY, "valid_until": DAY}

    field_order = [
        "scan",
        "kind",
        "grade",
        "occupation",
        "occupation_code",
        "number",
        "issuer",
        "issued_on",
        "valid_until",
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind: Any = self.fields["kind"]
        kind.choices = CertificateKind.choices
        kind.initial = CertificateKind.RECOGNITION
        if self.instance.file:
            self.fields["scan"].required = False
            self.fields["scan"].help_text = _("Only if you want to replace the photo that you sent.")
            self.initial["grade"] = f"{self.instance.series}:{self.instance.level}"

    def clean_number(self) -> str:
        return clean_number(self.cleaned_data["number"])

    def clean_occupation_code(self) -> str:
        return clean_occupation_code(self.cleaned_data["occupation_code"])

    def clean_scan(self) -> Any:
        scan = self.cleaned_data.get("scan")
        if scan and scan.size > BYTES:
            text = _("The file is larger than 10 MB. Please take a photo at a lower resolution.")
            raise ValidationError(text, code="file_size")
        return scan

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("issued_on"), data.get("valid_until")
        if first and last and last < first:  # here too, else the constraint's sentence would stand above the form
            self.add_error("valid_until", _("The certificate cannot end before it was issued."))
        return data

    def facts(self) -> dict[str, Any]:
        """Valid input under the names that the actions know."""
        series, _colon, level = self.cleaned_data["grade"].partition(":")
        given = {**self.cleaned_data, "series": series, "level": int(level)}
        return {name: given[name] for name in FACTS}

    def refuse(self, refusal: ValidationError) -> None:
        """What an action refused, at the field that it speaks of."""
        if not hasattr(refusal, "error_dict"):
            self.add_error("scan" if str(refusal.code or "").startswith("file") else None, refusal)
            return
        for name, errors in refusal.error_dict.items():
            field = {"level": "grade", "series": "grade"}.get(name, name)
            self.add_error(field if field in self.fields else None, errors)


class ReturnForm(forms.Form):
    reason = forms.CharField(
        label=_("What has to be corrected"),
        help_text=_("The holder reads it word for word."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Please say what has to be corrected; the holder reads it.")},
    )
