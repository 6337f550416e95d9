"""What the floors above ask about workers."""

from __future__ import annotations

import datetime

from django.db.models import Exists, Max, OuterRef, Q

from accounts.models import Membership, Person
from accounts.models.person import PersonQuerySet
from accounts.models.union import UnionQuerySet
from profiles.enums import CategoryKind, SkillLevel
from profiles.models import CategorySpan, CategoryStep, Profile, SkillCertificate
from profiles.models.certificate import SkillCertificateQuerySet

MOST_STEPS = 50


def people_in(category: CategoryKind, on: datetime.date | None = None) -> PersonQuerySet:
    """Who belonged to the category on that day (default today), whatever they are now."""
    spans = CategorySpan.objects.current(on).filter(kind=category, person=OuterRef("pk"))
    return Person.objects.filter(Exists(spans))


def profile_of(person: Person) -> Profile:
    """The stored profile, or an empty one that is not stored."""
    return Profile.objects.filter(person=person).first() or Profile(person=person)


def own_certificates(person: Person) -> SkillCertificateQuerySet:
    """What she uploaded, whatever became of it; an officer's own ones only, not those that she checks."""
    return SkillCertificate.objects.visible_to(person).filter(person=person)


def spans_of(person: Person, seen_by: Person) -> tuple[list[CategorySpan], list[CategorySpan]]:
    """The categories of today and the others, the newest first, as far as `seen_by` may see them."""
    spans = list(CategorySpan.objects.visible_to(seen_by).filter(person=person).order_by("-from_on", "pk"))
    return [span for span in spans if span.is_current], [span for span in spans if not span.is_current]


def steps_of(person: Person, seen_by: Person) -> list[CategoryStep]:
    """Who said what of the categories, the latest first."""
    steps = CategoryStep.objects.visible_to(seen_by).filter(person=person).select_related("done_by")
    return list(steps.order_by("-done_at", "-pk")[:MOST_STEPS])


def highest_level(person: Person) -> SkillLevel | None:
    """The highest level that an officer has verified."""
    code = person.skill_certificates.accepted().aggregate(most=Max("level"))["most"]
    return SkillLevel(code) if code else None


def levelled_up(year: int, unions: UnionQuerySet | None = None) -> PersonQuerySet:
    """People whose level rose in the year, each once: a verified certificate issued in that year that is higher than
    every verified one issued before, and there is one before. 四级 → 三级 counts, 三级 → 四级 does not.

    `unions`: only members of these on the day of issue. Occupations are not compared: the level is the person's."""
    verified = SkillCertificate.objects.accepted()
    before = verified.filter(person=OuterRef("person"), issued_on__lt=OuterRef("issued_on"))
    as_high = before.filter(level__gte=OuterRef("level"))
    risen = verified.filter(Exists(before), ~Exists(as_high), issued_on__year=year)
    if unions is not None:
        day = OuterRef("issued_on")
        held = Membership.objects.filter(Q(to_on=None) | Q(to_on__gte=day), person=OuterRef("person"), from_on__lte=day)
        risen = risen.filter(Exists(held.filter(union__in=unions)))
    return Person.objects.filter(Exists(risen.filter(person=OuterRef("pk"))))
