"""What the officers' pages about certificates show."""

from __future__ import annotations

from django.db.models import Prefetch, Q

from accounts.authority import unions_where
from accounts.models import Membership, Person, Union
from profiles.enums import CertificateState
from profiles.models import SkillCertificate
from profiles.models.certificate import SkillCertificateQuerySet
from profiles.rules import CHECKS, certificates_to_check


def queue_of(person: Person, state: str, union: str = "") -> SkillCertificateQuerySet:
    """Certificates that the person may check: waiting ones the oldest first, the others the latest first."""
    found = certificates_to_check(person).filter(state=state)
    if union:
        below = Union.objects.below(*Union.objects.filter(key=union))
        found = found.filter(person__in=Membership.objects.current().filter(union__in=below).values("person"))
    order = ["submitted_at", "pk"] if state == CertificateState.UPLOADED else ["-submitted_at", "pk"]
    current = Membership.objects.current().select_related("union").order_by("-is_main", "from_on", "pk")
    here = Prefetch("person__memberships", queryset=current, to_attr="current_memberships")
    return found.select_related("person").prefetch_related(here).order_by(*order)


def next_after(person: Person, certificate: SkillCertificate, union: str = "") -> SkillCertificate | None:
    """The next one that waits after this; behind the last the first again."""
    others = queue_of(person, CertificateState.UPLOADED, union).exclude(pk=certificate.pk)
    at, pk = certificate.submitted_at, certificate.pk
    return others.filter(Q(submitted_at__gt=at) | Q(submitted_at=at, pk__gt=pk)).first() or others.first()


def same_number(certificate: SkillCertificate) -> int:
    """How many other certificates bear this number; whose they are is no business of this officer."""
    others = SkillCertificate.objects.exclude(pk=certificate.pk)
    return others.filter(kind=certificate.kind, number=certificate.number).count()


def unions_waiting(person: Person, state: str) -> list[Union]:
    """The unions whose members have certificates in this state, for the filter."""
    holders = certificates_to_check(person).filter(state=state).values("person")
    members = Membership.objects.current().filter(person__in=holders)
    return list(unions_where(person, CHECKS).filter(pk__in=members.values("union")))
