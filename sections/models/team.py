from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from accounts.enums import Role
from accounts.models import Union


class SectionTeam(models.Model):
    """The Wagtail group of those who hold a role in a section's union. Its members follow the roles."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="teams", verbose_name=_("section"))
    union = models.ForeignKey(Union, on_delete=models.PROTECT, related_name="teams", verbose_name=_("union"))
    role = models.CharField(_("role"), max_length=16, choices=Role)
    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="team", verbose_name=_("group"))

    class Meta:
        verbose_name = _("section team")
        verbose_name_plural = _("section teams")
        constraints = [models.UniqueConstraint(fields=["page", "role"], name="sections_team_once")]

    def __str__(self) -> str:
        return f"{self.role} · {self.union_id}"
