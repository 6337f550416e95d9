from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn

from accounts.actions import create_union, move_union, update_union
from accounts.administering import unions_administered_by
from accounts.cms.base import ActionAddView, ActionEditView, OwnIndexView, OwnPartViewSet
from accounts.cms.forms import UnionForm
from accounts.models import Union


def indented_name(union: Union) -> str:
    return "　" * (union.depth - 1) + union.name


class UnionIndexView(OwnIndexView):
    rows = staticmethod(unions_administered_by)


class UnionAddView(ActionAddView):
    def save(self, form: Any) -> Union:
        return create_union(by=self.request.user, **form.cleaned_data)


class UnionEditView(ActionEditView):
    rows = staticmethod(unions_administered_by)

    def save(self, form: Any) -> Union:
        fields = {name: value for name, value in form.cleaned_data.items() if name not in {"parent", "key"}}
        union = update_union(union=self.object, by=self.request.user, **fields)
        above = form.cleaned_data["parent"]
        if above and above != union.get_parent():
            return move_union(union=union, parent=above, by=self.request.user)
        return union


class UnionViewSet(OwnPartViewSet):
    model = Union
    name = "unions"
    operation = "unions.change"
    icon = "site"
    menu_label = _("Unions")
    index_view_class = UnionIndexView
    add_view_class = UnionAddView
    edit_view_class = UnionEditView
    search_fields = ["name", "short_name", "key"]
    list_display = [
        TitleColumn("name", label=_("Name of the union"), url_name="unions:edit", accessor=indented_name),
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        Column("region_code", label=_("Region code")),
        Column("key", label=_("Key")),
    ]

    def get_form_class(self, for_update: bool = False) -> type:
        return UnionForm
