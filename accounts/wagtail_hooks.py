from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSetGroup

from accounts.administering import reads_messages
from accounts.cms.dated import MembershipViewSet, RoleViewSet
from accounts.cms.people import PersonViewSet
from accounts.cms.unions import UnionViewSet

HIDDEN = {"users", "groups"}  # they would write people and rights past the actions


class PeopleAndUnions(ModelViewSetGroup):
    menu_label = _("People and unions")
    menu_icon = "group"
    menu_order = 600
    items = (PersonViewSet, UnionViewSet, MembershipViewSet, RoleViewSet)


class MessagesItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return reads_messages(request.user)  # type: ignore[arg-type]  # Wagtail lets nobody in who is not signed in


@hooks.register("register_admin_viewset")
def people_and_unions() -> PeopleAndUnions:
    return PeopleAndUnions()


@hooks.register("register_admin_menu_item")
def text_messages() -> MenuItem:
    return MessagesItem(_("Text messages"), reverse_lazy("accounts:messages"), icon_name="mail", order=650)


@hooks.register("construct_settings_menu")
def hide_wagtail_s_people(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name not in HIDDEN]
