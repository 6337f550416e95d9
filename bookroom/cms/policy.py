"""Wagtail's question "may this person?", answered by the roles. Books are withdrawn, never deleted."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model, QuerySet
from wagtail.permission_policies.base import BasePermissionPolicy

from accounts.matrix import roles_for
from accounts.models import Person, RoleGrant
from bookroom.rules import can_keep

NEVER = {"delete"}


class KeepersPolicy(BasePermissionPolicy):
    """Librarians and administrators keep the books of their unions; they look into all books on the shelf."""

    def user_has_permission(self, user: Person, action: str) -> bool:
        return action not in NEVER and (self._is_root(user) or self._grants().filter(person_id=user.pk).exists())

    def user_has_any_permission(self, user: Person, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: Person, action: str, instance: Model) -> bool:
        union = getattr(instance, "union", None) if getattr(instance, "union_id", None) else None
        if action in NEVER or union is None:
            return self.user_has_permission(user, action)
        return user.is_active and can_keep(user, union)

    def user_has_any_permission_for_instance(self, user: Person, actions: Iterable[str], instance: Model) -> bool:
        return any(self.user_has_permission_for_instance(user, action, instance) for action in actions)

    def instances_user_has_any_permission_for(self, user: Person, actions: Iterable[str]) -> QuerySet:
        return self.model.objects.kept_by(user)

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[Person]:
        people = Person.objects.filter(is_active=True)
        return people.filter(pk__in=self._grants().values("person")) | people.filter(is_superuser=True)

    def _grants(self) -> QuerySet[RoleGrant]:
        return RoleGrant.objects.current().filter(role__in=roles_for("books.curate"), person__is_active=True)

    def _is_root(self, user: Person) -> bool:
        return user.is_active and user.is_superuser
