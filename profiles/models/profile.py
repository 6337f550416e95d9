from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from profiles.enums import Education
from profiles.validators import validate_occupation_code


class Profile(models.Model):
    """Occupation and education of a person, as she or her union states them."""

    person = models.OneToOneField(
        Person, on_delete=models.CASCADE, primary_key=True, related_name="profile", verbose_name=_("person")
    )
    occupation = models.CharField(_("occupation"), max_length=50, blank=True)
    occupation_code = models.CharField(
        _("code of the occupation"), max_length=10, blank=True, validators=[validate_occupation_code]
    )
    education = models.PositiveSmallIntegerField(_("education"), choices=Education, null=True, blank=True)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)
    changed_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("changed by"), editable=False
    )

    class Meta:
        verbose_name = _("profile")
        verbose_name_plural = _("profiles")

    def __str__(self) -> str:
        return f"{self.person_id}"
