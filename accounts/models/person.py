from __future__ import annotations

import datetime
import uuid
from collections.abc import Collection
from typing import TYPE_CHECKING

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.names import mask_name, mask_phone
from accounts.validators import validate_phone

if TYPE_CHECKING:
    from accounts.models.union import Union


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(self, person: Person, among: Collection[uuid.UUID] | None = None) -> PersonQuerySet:
        """Oneself, and the members of the unions in which the person may see who is there; of `among` these only."""
        from accounts.authority import people_where  # noqa: PLC0415  # it reads these models: a circle otherwise

        return people_where(self, person, "people.list", among)


class PersonManager(BaseUserManager.from_queryset(PersonQuerySet)):  # type: ignore[misc]  # built at run time
    def create_user(self, phone: str | None = None, password: str | None = None, **fields) -> Person:
        person = self.model(phone=phone, **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(self, phone: str, password: str | None = None, **fields) -> Person:
        return self.create_user(phone, password, is_superuser=True, **fields)

    def get_by_natural_key(self, phone: str | None) -> Person:
        return self.get(phone=phone)


class Person(AbstractBaseUser, PermissionsMixin):
    """One person, one account. The phone number is a log-in name that carriers recycle, never the identity."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    phone = models.CharField(
        _("phone number"), max_length=16, unique=True, null=True, blank=True, validators=[validate_phone]
    )
    phone_verified_at = models.DateTimeField(_("phone verified at"), null=True, blank=True)
    phone_set_at = models.DateTimeField(
        _("number entered at"), null=True, blank=True, default=timezone.now, editable=False
    )
    merged_into = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        verbose_name=_("merged into"),
    )
    name = models.CharField(pgettext_lazy("person", "name"), max_length=50, db_index=True)
    email = models.EmailField(_("e-mail"), blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    joined_at = models.DateTimeField(_("joined at"), default=timezone.now, editable=False)

    second_factor_since: datetime.date | None  # only when read with the session

    USERNAME_FIELD = "phone"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = PersonManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.CheckConstraint(condition=~Q(phone=""), name="accounts_person_phone_not_empty"),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(is_active=False, phone=None), name="accounts_person_merged_is_empty"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        """What Wagtail's menu calls the person; else it would show the phone number."""
        return self.name

    def get_username(self) -> str:
        return self.phone or ""

    @property
    def is_staff(self) -> bool:
        return self.is_superuser

    def has_usable_password(self) -> bool:
        """An import writes none at all, which Django would take for one."""
        return bool(self.password) and super().has_usable_password()

    @cached_property
    def current_roles(self) -> frozenset[str]:
        """The roles held today, wherever."""
        return frozenset(self.role_grants.current().values_list("role", flat=True)) if self.is_active else frozenset()

    def tie_phone(self, number: str | None) -> None:
        """Another log-in name, or the same one confirmed anew; it has to be proved. The caller saves."""
        if number != self.phone:
            self.phone_verified_at = None
        self.phone, self.phone_set_at = number, timezone.now() if number else None

    def living(self) -> Person:
        """Locks the record, and gives the one that it was put together with if it was: whoever writes for a person
        in a transaction writes for that one. Merging locks both records, so one of the two waits for the other."""
        stored = Person.objects.select_for_update(of=("self",), no_key=True).get(pk=self.pk)
        return stored.merged_into.living() if stored.merged_into else self

    @property
    def masked_phone(self) -> str:
        return mask_phone(self.phone)

    @property
    def masked_name(self) -> str:
        return mask_name(self.name)

    @cached_property
    def home_union(self) -> Union | None:
        """The union of the current main membership, else of the oldest current one."""
        current = self.memberships.current().select_related("union").order_by("-is_main", "from_on", "pk").first()
        return current.union if current else None
