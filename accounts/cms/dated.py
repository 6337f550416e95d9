"""Memberships and roles: they begin and end, they are never rewritten."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn

from accounts.actions import end_role, grant_role, join_union, leave_union
from accounts.authority import unions_where
from accounts.cms import forms
from accounts.cms.base import ActionAddView, ActionEditView, OwnIndexView, OwnPartViewSet
from accounts.models import Membership, Person, RoleGrant


def memberships_administered_by(person: Person) -> QuerySet[Membership]:
    return _own(Membership.objects.all(), person, "memberships.change")


def roles_administered_by(person: Person) -> QuerySet[RoleGrant]:
    return _own(RoleGrant.objects.all(), person, "roles.read")


def _own(rows: QuerySet, person: Person, operation: str) -> QuerySet:
    own = rows.filter(union__in=unions_where(person, operation))
    return own.select_related("person", "union").order_by("-from_on", "-pk")


class MembershipIndexView(OwnIndexView):
    rows = staticmethod(memberships_administered_by)


class MembershipAddView(ActionAddView):
    def save(self, form: Any) -> Membership:
        values = {name: form.cleaned_data[name] for name in ("union", "from_on", "is_main")}
        return join_union(person=form.person, by=self.request.user, **values)


class MembershipEditView(ActionEditView):
    rows = staticmethod(memberships_administered_by)

    def save(self, form: Any) -> Membership:
        return leave_union(membership=self.object, last_on=form.cleaned_data["to_on"], by=self.request.user)


class RoleIndexView(OwnIndexView):
    rows = staticmethod(roles_administered_by)


class RoleAddView(ActionAddView):
    def save(self, form: Any) -> RoleGrant:
        values = {name: form.cleaned_data[name] for name in ("role", "union", "from_on")}
        return grant_role(person=form.person, by=self.request.user, **values)


class RoleEditView(ActionEditView):
    rows = staticmethod(roles_administered_by)

    def save(self, form: Any) -> RoleGrant:
        return end_role(grant=self.object, last_on=form.cleaned_data["to_on"], by=self.request.user)


DATES = [Column("from_on", label=_("First day"), sort_key="from_on"), Column("to_on", label=_("Last day"))]


class MembershipViewSet(OwnPartViewSet):
    model = Membership
    name = "memberships"
    operation = "memberships.change"
    icon = "group"
    menu_label = _("Memberships")
    index_view_class = MembershipIndexView
    add_view_class = MembershipAddView
    edit_view_class = MembershipEditView
    search_fields = ["person__name", "person__phone", "union__name"]
    list_display = [
        TitleColumn("person", label=_("Person"), url_name="memberships:edit", accessor="person.name"),
        Column("union", label=_("Union"), accessor="union.label"),
        BooleanColumn("is_main", label=_("Main")),
        *DATES,
    ]

    def get_form_class(self, for_update: bool = False) -> type:
        return forms.MembershipEndForm if for_update else forms.NewMembershipForm


class RoleViewSet(OwnPartViewSet):
    model = RoleGrant
    name = "roles"
    operation = "roles.read"
    icon = "key"
    menu_label = _("Roles")
    index_view_class = RoleIndexView
    add_view_class = RoleAddView
    edit_view_class = RoleEditView
    search_fields = ["person__name", "person__phone", "union__name"]
    list_display = [
        TitleColumn("person", label=_("Person"), url_name="roles:edit", accessor="person.name"),
        Column("role", label=_("Role"), accessor="get_role_display"),
        Column("union", label=_("Union"), accessor="union.label"),
        *DATES,
    ]

    def get_form_class(self, for_update: bool = False) -> type:
        return forms.RoleEndForm if for_update else forms.NewRoleForm
