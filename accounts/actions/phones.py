from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.actions.sessions import end_sessions
from accounts.actions.sms import queue_sms
from accounts.auditing.lines import write_about
from accounts.identity.recycling import is_unused
from accounts.identity.rules import check_can_change_phone, check_can_take_number
from accounts.models import Person
from accounts.signals import phone_changed
from accounts.validators import normalise_phone


@transaction.atomic
def change_phone(
    *,
    person: Person,
    new: str,
    by: Person | None,
    is_proved: bool = False,
    is_recycled: bool = False,
    reason: str = "",
    keep_session: str = "",
) -> Person:
    """Another log-in name for the same record; every other sign-in of the person ends and both numbers are told.

    By herself only with both numbers proved (`is_proved`). An officer acts with a reason when the old number is lost;
    the new number then has to be proved at the next sign-in. What another record holds is taken from it only when an
    officer says so (`is_recycled`), or when it was not used there for long and is proved.
    Raises ValidationError: `phone`, `same`, `taken`, `reason`; PermissionDenied."""
    number = normalise_phone(new)
    check_can_change_phone(by, person)
    own = by is not None and by.pk == person.pk
    if own and not is_proved:
        raise PermissionDenied(_("Please prove both numbers first."))
    if not own and by and not reason.strip():
        raise ValidationError({"reason": _("Please say why.")}, code="reason")
    stored = Person.objects.select_for_update().get(pk=person.pk)
    old = stored.phone
    if own and old == number:
        raise ValidationError(_("This is your number already."), code="same")
    if is_recycled and not own:
        take_number(number, by=by, apart_from=stored)
    _free(number, stored, is_proved=is_proved, by=by)
    stored.tie_phone(number)
    if is_proved:
        stored.phone_verified_at = stored.phone_set_at
    _save(stored)
    end_sessions(person=stored, by=by, keep=keep_session or None)
    facts = {"fields": ["phone"], "proved": is_proved}
    write_about(stored, "phone.changed", by=by, reason=reason, facts=facts)
    _tell(old, number, by)
    transaction.on_commit(lambda: phone_changed.send(sender=Person, person=stored))
    return stored


@transaction.atomic
def release_phone(*, person: Person, by: Person | None, why: str, reason: str = "") -> Person:
    """The number leaves the record, whose sign-ins end; nothing else changes. Its next owner sees nothing of it.

    `why`: "recycled" (said by the new owner), "unused", "registered" (an officer registers its new owner)."""
    stored = Person.objects.select_for_update().get(pk=person.pk)
    stored.tie_phone(None)
    stored.save(update_fields=["phone", "phone_set_at", "phone_verified_at"])
    end_sessions(person=stored, by=by)
    write_about(stored, "phone.released", by=by, reason=reason, facts={"fields": ["phone"], "why": why})
    return stored


def take_number(number: str, *, by: Person | None, apart_from: Person | None = None) -> None:
    """Release a number from the record that holds it: an officer registers its new owner. Nobody may hold it: fine."""
    holder = Person.objects.filter(phone=number).exclude(pk=apart_from.pk if apart_from else None).first()
    if holder:
        check_can_take_number(by, holder)
        release_phone(person=holder, by=by, why="registered")


def _free(number: str, person: Person, *, is_proved: bool, by: Person | None) -> None:
    holder = Person.objects.filter(phone=number).exclude(pk=person.pk).first()
    if holder is None:
        return
    if not (is_proved and is_unused(holder)):
        message = _(
            "This number belongs to another record. If that is an older record of the same person, "
            "the union can put both together; if the number has a new owner, the union can register it anew."
        )
        raise ValidationError(message, code="taken")
    release_phone(person=holder, by=by, why="unused")


def _save(person: Person) -> None:
    try:
        with transaction.atomic():
            person.save(update_fields=["phone", "phone_set_at", "phone_verified_at"])
    except IntegrityError as error:  # another connection was faster
        raise ValidationError(_("This number belongs to another record."), code="taken") from error


def _tell(old: str | None, new: str, by: Person | None) -> None:
    """Whoever did not want it hears of it on the old number."""
    if old and old != new:
        text = _("[Gongxue] Another number was set for signing in. If it was not you, please call your union at once.")
        queue_sms(phone=old, text=text, template="number_left", by=by)
    text = _("[Gongxue] You sign in with this number from now on.")
    queue_sms(phone=new, text=text, template="number_set", by=by)
