from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn

from accounts.actions import create_person, update_person
from accounts.administering import people_administered_by
from accounts.cms.base import ActionAddView, ActionEditView, OwnIndexView, OwnPartViewSet
from accounts.cms.forms import NewPersonForm, PersonForm
from accounts.models import Person
from accounts.models.person import PersonQuerySet
from accounts.queries import with_unions


def union_name(person: Person) -> str:
    current = person.current_memberships  # type: ignore[attr-defined]  # with_unions() puts it there
    return current[0].union.label if current else ""


class PersonIndexView(OwnIndexView):
    @staticmethod
    def rows(person: Person) -> PersonQuerySet:
        return with_unions(people_administered_by(person)).order_by("-joined_at", "pk")


class PersonAddView(ActionAddView):
    def save(self, form: Any) -> Person:
        return create_person(by=self.request.user, **form.cleaned_data)


class PersonEditView(ActionEditView):
    rows = staticmethod(people_administered_by)

    def save(self, form: Any) -> Person:
        return update_person(person=self.object, by=self.request.user, **form.cleaned_data)


class PersonViewSet(OwnPartViewSet):
    model = Person
    name = "people"
    operation = "people.change"
    icon = "user"
    menu_label = _("People")
    index_view_class = PersonIndexView
    add_view_class = PersonAddView
    edit_view_class = PersonEditView
    search_fields = ["name", "phone"]
    list_display = [
        TitleColumn("name", label=pgettext_lazy("person", "Name"), url_name="people:edit", sort_key="name"),
        Column("phone", label=_("Mobile number")),
        Column("union", label=_("Union"), accessor=union_name),
        BooleanColumn("is_active", label=pgettext_lazy("account", "Open"), sort_key="is_active"),
    ]

    def get_form_class(self, for_update: bool = False) -> type:
        return PersonForm if for_update else NewPersonForm
