from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.permission_policies.base import BasePermissionPolicy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from accounts.authority import unions_where
from accounts.matrix import roles_for
from accounts.models import Person, RoleGrant
from credits.models import CreditRule


class FederationPolicy(BasePermissionPolicy):
    """Who administers the federation at the top of the tree writes rules. Nobody deletes one: it ends."""

    def user_has_permission(self, user: Person, action: str) -> bool:
        return action != "delete" and unions_where(user, "rules.write").filter(depth=1).exists()

    def user_has_permission_for_instance(self, user: Person, action: str, instance: Model) -> bool:
        return self.user_has_permission(user, action)

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[Person]:
        grants = RoleGrant.objects.current().filter(role__in=roles_for("rules.write"), union__depth=1)
        people = Person.objects.filter(is_active=True)
        return people.filter(pk__in=grants.values("person")) | people.filter(is_superuser=True)


class CreditRuleViewSet(SnippetViewSet):
    model = CreditRule
    icon = "list-ol"
    menu_label = _("Credit rules")
    menu_name = "credit-rules"
    menu_order = 260
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    search_backend_name = None
    search_fields = ["title", "programme"]
    list_display = ["title", "version", "event", "union", "from_on", "to_on"]
    edit_handler = ObjectList(
        [
            FieldPanel("title"),
            FieldRowPanel([FieldPanel("programme"), FieldPanel("version"), FieldPanel("event")]),
            FieldPanel("union"),
            FieldRowPanel([FieldPanel("seconds_per_hour"), FieldPanel("hours_per_credit"), FieldPanel("rounding")]),
            FieldRowPanel([FieldPanel("from_on"), FieldPanel("to_on")]),
            FieldPanel("source"),
        ]
    )

    @property
    def permission_policy(self) -> FederationPolicy:
        return FederationPolicy(self.model)


register_snippet(CreditRuleViewSet)
