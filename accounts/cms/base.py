"""Editing people and unions in Wagtail: only administrators, only their part, only through the actions."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model, Q, QuerySet
from django.http import HttpResponse
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log
from wagtail.permission_policies.base import BasePermissionPolicy

from accounts.authority import may_somewhere
from accounts.matrix import roles_for
from accounts.models import Person, RoleGrant
from accounts.refusals import refusals

KEPT = {"index", "index_results", "add", "edit"}


class OperationPolicy(BasePermissionPolicy):
    """Nothing is deleted: who leaves gets a last day. Whose rows they are, the queries of the views say."""

    def __init__(self, model: type[Model], operation: str) -> None:
        super().__init__(model)
        self.operation = operation

    def user_has_permission(self, user: Person, action: str) -> bool:
        return action in {"add", "change", "view"} and may_somewhere(user, self.operation)

    def users_with_any_permission(self, actions: list[str]) -> QuerySet[Person]:
        holders = RoleGrant.objects.current().filter(role__in=roles_for(self.operation), person__is_active=True)
        return Person.objects.filter(Q(is_superuser=True) | Q(pk__in=holders.values("person")))


class ByActionMixin:
    """A refusal of the action is a sentence at the form, not an error page."""

    log_action = ""

    def save(self, form: Any) -> Model:
        raise PermissionDenied  # every view set says which action saves

    def save_instance(self) -> Model:
        instance = self.save(self.form)  # type: ignore[attr-defined]  # a mixin of views
        log(instance=instance, action=self.log_action, content_changed=True)
        return instance

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)  # type: ignore[misc]  # a mixin of views
        except (ValidationError, PermissionDenied) as refusal:
            for field, sentences in refusals(refusal):
                form.add_error(field if field in form.fields else None, sentences)
        self.produced_error_code = "validation_error"
        self.produced_error_message = self.get_error_message()  # type: ignore[attr-defined]  # a mixin of views
        return self.form_invalid(form)  # type: ignore[attr-defined]  # a mixin of views


class OwnIndexView(generic.IndexView):
    """`rows(person)` says which rows the person may see and change."""

    @staticmethod
    def rows(person: Person) -> QuerySet:
        return Person.objects.none()

    def get_base_queryset(self) -> QuerySet:
        return self.rows(self.request.user)


class ActionAddView(ByActionMixin, generic.CreateView):
    log_action = "wagtail.create"


class ActionEditView(ByActionMixin, generic.EditView):
    log_action = "wagtail.edit"

    @staticmethod
    def rows(person: Person) -> QuerySet:
        return Person.objects.none()

    def get_queryset(self) -> QuerySet:
        return self.rows(self.request.user)


class OwnPartViewSet(ModelViewSet):
    operation: str  # of authority.toml: opens the whole view set
    index_view_class = OwnIndexView
    add_view_class = ActionAddView
    edit_view_class = ActionEditView
    copy_view_enabled = False
    add_to_reference_index = False
    list_per_page = 50
    search_backend_name = None

    @property
    def permission_policy(self) -> OperationPolicy:
        return OperationPolicy(self.model, self.operation)

    def get_common_view_kwargs(self, **kwargs: Any) -> dict:
        without = {"delete_url_name": None, "history_url_name": None, "usage_url_name": None}
        return super().get_common_view_kwargs(**{**without, **kwargs})

    def get_urlpatterns(self) -> list:
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in KEPT]
