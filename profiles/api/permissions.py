from rest_framework.permissions import BasePermission

from accounts.models import Person
from profiles.rules import checks_somewhere


class ChecksCertificates(BasePermission):
    """Officers; whose certificates is another question."""

    def has_permission(self, request, view) -> bool:
        return isinstance(request.user, Person) and checks_somewhere(request.user)
