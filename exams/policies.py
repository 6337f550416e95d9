"""Wagtail's question "may this person?", answered by the roles: a role holds for its union and everything below."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model, QuerySet
from wagtail.permission_policies.base import BasePermissionPolicy

from accounts.authority import may, may_somewhere
from accounts.matrix import Answer, roles_for
from accounts.models import Person, RoleGrant


class WritersPolicy(BasePermissionPolicy):
    """Trainers, reviewers and administrators keep the questions and papers of their unions, and see no others."""

    def user_has_permission(self, user: Person, action: str) -> bool:
        return may_somewhere(user, "questions.write")

    def user_has_any_permission(self, user: Person, actions: Iterable[str]) -> bool:
        return self.user_has_permission(user, "change")

    def user_has_permission_for_instance(self, user: Person, action: str, instance: Model) -> bool:
        union = getattr(instance, "union", None) if getattr(instance, "union_id", None) else None
        if union is None:
            return self.user_has_permission(user, action)
        return may(user, "questions.write", union) is Answer.ALLOW

    def user_has_any_permission_for_instance(self, user: Person, actions: Iterable[str], instance: Model) -> bool:
        return self.user_has_permission_for_instance(user, "change", instance)

    def instances_user_has_any_permission_for(self, user: Person, actions: Iterable[str]) -> QuerySet:
        return self.model.objects.visible_to(user)

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[Person]:
        granted = RoleGrant.objects.current().filter(role__in=roles_for("questions.write"))
        people = Person.objects.filter(is_active=True)
        return people.filter(pk__in=granted.values("person")) | people.filter(is_superuser=True)
