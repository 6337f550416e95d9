from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.auditing.lines import write_about
from accounts.models import Person
from profiles.consenting import check_may_be_kept
from profiles.enums import SELF_STATED, CategoryAct, CategoryKind, Source
from profiles.models import CategorySpan
from profiles.rules import check_can_end_category, check_can_set_category
from profiles.steps import note


@transaction.atomic
def set_category(
    *,
    person: Person,
    kind: CategoryKind,
    from_on: datetime.date,
    to_on: datetime.date | None = None,
    source: Source,
    by: Person | None,
) -> CategorySpan:
    """`person` belongs to `kind` from one day to another (None: until further notice). The same again changes nothing.

    A span that shares days with the new one is the same span: it then begins on the earlier of both days and ends as
    the new one does. What a stronger source wrote (officer, then roster, then oneself) stays as it is. Raises
    ValidationError with code "dates", "overlap" when several spans share days with the new one, or "consent" for a
    sensitive category without the person's consent."""
    kind, source = CategoryKind(kind), Source(source)
    check_can_set_category(by, person, kind, source)
    check_may_be_kept(person, kind)
    if to_on and to_on < from_on:
        raise ValidationError({"to_on": _("The last day cannot lie before the first.")}, code="dates")
    if source == Source.OFFICER:
        write_about(person, "category.set", by=by)
    Person.objects.select_for_update().get(pk=person.pk)  # writers of one person come one after the other
    spans = list(CategorySpan.objects.filter(person=person, kind=kind).touching(from_on, to_on)[:2])
    if not spans:
        made = CategorySpan.objects.create(person=person, kind=kind, from_on=from_on, to_on=to_on, source=source)
        note(made, CategoryAct.ENTERED, by=by)
        return made
    if len(spans) > 1:
        raise ValidationError(_("This category is recorded for several parts of that time already."), code="overlap")
    return _one_span(spans[0], from_on, to_on, source, by)


@transaction.atomic
def end_category(*, span: CategorySpan, last_on: datetime.date, by: Person | None) -> CategorySpan | None:
    """`last_on` is the last day that counts; a span that would end before it began never held and goes (None)."""
    check_can_end_category(by, span)
    if by and by.pk != span.person_id:
        write_about(span.person, "category.ended", by=by)
    if last_on < span.from_on:
        note(span, CategoryAct.REMOVED, by=by)
        span.delete()
        return None
    span.to_on = last_on
    span.save(update_fields=["to_on"])
    note(span, CategoryAct.ENDED, by=by)
    return span


@transaction.atomic
def correct_category(
    *, span: CategorySpan, from_on: datetime.date, to_on: datetime.date | None, by: Person
) -> CategorySpan:
    """The days as an officer says they are; from then on the span is the officer's. Raises ValidationError: "dates",
    "overlap" when another span of the category shares a day with these."""
    check_can_end_category(by, span)
    if to_on and to_on < from_on:
        raise ValidationError({"to_on": _("The last day cannot lie before the first.")}, code="dates")
    Person.objects.select_for_update().get(pk=span.person_id)
    if CategorySpan.objects.filter(person=span.person_id, kind=span.kind).exclude(pk=span.pk).touching(from_on, to_on):
        raise ValidationError(_("This category is recorded for another part of these days already."), code="overlap")
    write_about(span.person, "category.corrected", by=by)
    return _write(span, from_on, to_on, Source.OFFICER, by)


@transaction.atomic
def state_categories(*, person: Person, kinds: Iterable[str], by: Person) -> None:
    """What a person says of herself from today on: exactly `kinds`; what others wrote is not touched."""
    wanted, today = {CategoryKind(kind) for kind in kinds}, timezone.localdate()
    held = {span.kind: span for span in CategorySpan.objects.current().filter(person=person, kind__in=SELF_STATED)}
    for kind in sorted(wanted - set(held)):
        set_category(person=person, kind=kind, from_on=today, source=Source.SELF, by=by)
    for span in held.values():
        if span.kind not in wanted and span.source == Source.SELF:
            end_category(span=span, last_on=today - datetime.timedelta(days=1), by=by)


def _one_span(
    span: CategorySpan, from_on: datetime.date, to_on: datetime.date | None, source: Source, by: Person | None
) -> CategorySpan:
    if source.rank < Source(span.source).rank:
        return span
    return _write(span, min(span.from_on, from_on), to_on, source, by)


def _write(
    span: CategorySpan, from_on: datetime.date, to_on: datetime.date | None, source: Source, by: Person | None
) -> CategorySpan:
    if (from_on, to_on, source) != (span.from_on, span.to_on, span.source):
        span.from_on, span.to_on, span.source = from_on, to_on, source
        span.save(update_fields=["from_on", "to_on", "source"])
        note(span, CategoryAct.CHANGED, by=by)
    return span
