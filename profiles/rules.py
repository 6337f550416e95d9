"""Who sees and who decides what of a worker's profile."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from accounts.authority import may_somewhere, unions_where
from accounts.models import Membership, Person
from accounts.models.person import PersonQuerySet
from profiles.enums import SELF_STATED, SENSITIVE, CategoryKind, CertificateState, Source
from profiles.models import CategorySpan, SkillCertificate
from profiles.models.category import CategorySpanQuerySet
from profiles.models.certificate import SkillCertificateQuerySet

CHECKS = "skills.check"
KEEPS, KEEPS_SENSITIVE = "categories.write", "categories.sensitive.write"
SEES, SEES_SENSITIVE = "categories.read", "categories.sensitive"


def members_for(person: Person, operation: str) -> PersonQuerySet:
    """People who are members today of a union that the operation of authority.toml reaches."""
    members = Membership.objects.current().filter(union__in=unions_where(person, operation))
    return Person.objects.filter(pk__in=members.values("person"))


def _is_member(person: Person, operation: str) -> Exists:
    """Asked row by row: beside another condition PostgreSQL would gather every member of the city for one row."""
    unions = unions_where(person, operation)
    return Exists(Membership.objects.current().filter(person=OuterRef("person"), union__in=unions))


def spans_visible_to(spans: CategorySpanQuerySet, person: Person) -> CategorySpanQuerySet:
    if not person.is_authenticated:
        return spans.none()
    plain = Q(_is_member(person, SEES)) & ~Q(kind__in=SENSITIVE)
    return spans.filter(Q(person=person.pk) | plain | Q(_is_member(person, SEES_SENSITIVE)))


def certificates_visible_to(certificates: SkillCertificateQuerySet, person: Person) -> SkillCertificateQuerySet:
    if not person.is_authenticated:
        return certificates.none()
    return certificates.filter(Q(person=person.pk) | Q(_is_member(person, CHECKS)))


def certificates_to_check(person: Person) -> SkillCertificateQuerySet:
    """Certificates of others whose officer the person is."""
    return SkillCertificate.objects.filter(person__in=members_for(person, CHECKS)).exclude(person=person.pk)


def checks_somewhere(person: Person) -> bool:
    return may_somewhere(person, CHECKS)


def check_can_check(by: Person, certificate: SkillCertificate) -> None:
    if certificate.person_id == by.pk:
        raise PermissionDenied(_("Somebody else has to check your own certificate."))
    if not members_for(by, CHECKS).filter(pk=certificate.person_id).exists():
        raise PermissionDenied(_("This person is not in your part of the tree."))


def check_can_correct(by: Person, certificate: SkillCertificate) -> None:
    if certificate.person_id != by.pk:
        raise PermissionDenied(_("Only the holder may change the certificate."))
    if certificate.state != CertificateState.RETURNED:
        raise ValidationError(_("Only a certificate that was sent back can be corrected."), code="state")


def check_can_set_category(by: Person | None, person: Person, kind: str, source: str) -> None:
    """`by` None is the installation itself. Of oneself one states only what needs no decision of others."""
    if by is None:
        return
    if by.pk == person.pk:
        if source != Source.SELF or kind not in SELF_STATED:
            raise PermissionDenied(_("Your union decides about this category."))
    elif source == Source.SELF or not members_for(by, KEEPS).filter(pk=person.pk).exists():
        raise PermissionDenied(_("This person is not in your part of the tree."))
    elif kind in SENSITIVE and not members_for(by, KEEPS_SENSITIVE).filter(pk=person.pk).exists():
        raise PermissionDenied(_("Only officers enter this category."))


def check_can_end_category(by: Person | None, span: CategorySpan) -> None:
    check_can_set_category(
        by, span.person, span.kind, span.source if by and by.pk == span.person_id else Source.OFFICER
    )


def check_can_state(by: Person | None, person: Person) -> None:
    """Occupation and education: oneself, or who enters categories. `by` None is the installation itself."""
    if by and by.pk != person.pk and not members_for(by, KEEPS).filter(pk=person.pk).exists():
        raise PermissionDenied(_("This person is not in your part of the tree."))


def kinds_to_enter(by: Person, person: Person) -> list[CategoryKind]:
    """The categories that `by` may enter for somebody else; none without the right."""
    if by.pk == person.pk or not members_for(by, KEEPS).filter(pk=person.pk).exists():
        return []
    all_of_them = members_for(by, KEEPS_SENSITIVE).filter(pk=person.pk).exists()
    return [kind for kind in CategoryKind if all_of_them or kind not in SENSITIVE]


def sees_profiles(person: Person) -> bool:
    return may_somewhere(person, SEES)
