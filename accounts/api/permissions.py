from rest_framework.permissions import BasePermission

from accounts.authority import may_somewhere
from accounts.joining.rules import decides_somewhere
from accounts.models import Person


class DenyAll(BasePermission):
    """The default: a view that does not say who may use it is for nobody."""

    def has_permission(self, request, view) -> bool:
        return False


class SignedIn(BasePermission):
    def has_permission(self, request, view) -> bool:
        return bool(request.user.is_authenticated and request.user.is_active)


class SeesPeople(BasePermission):
    """Officers, auditors and administrators; which people they see is another question."""

    def has_permission(self, request, view) -> bool:
        return isinstance(request.user, Person) and may_somewhere(request.user, "people.list")


class ReadsFigures(BasePermission):
    def has_permission(self, request, view) -> bool:
        return isinstance(request.user, Person) and may_somewhere(request.user, "figures.read")


class DecidesRequests(BasePermission):
    """Officers and administrators; about which requests is another question."""

    def has_permission(self, request, view) -> bool:
        return isinstance(request.user, Person) and decides_somewhere(request.user)
