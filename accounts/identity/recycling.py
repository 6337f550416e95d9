"""Numbers that carriers gave to somebody else: possession of an old number opens no old record.

Who signs in by code with a number that was not used for long has to name the identity number of the record, too.
Who cannot, or says that the number is new, is not let in; in the second case the number leaves the old record."""

from __future__ import annotations

import datetime

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.stagekit import clear_login
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.identity.numbers import clean_paper
from accounts.models import IdentityPaper, Person
from accounts.sign_in.limits import give_back_turn, take_turn

SESSION = "held_sign_in"
HOLDS_FOR = datetime.timedelta(minutes=10)


def is_unused(person: Person) -> bool:
    """The number was neither entered, nor confirmed, nor used to sign in for PHONE_UNUSED_DAYS days."""
    seen = max(filter(None, (person.last_login, person.phone_set_at)), default=None)
    limit = timezone.now() - datetime.timedelta(days=settings.PHONE_UNUSED_DAYS)
    return seen is None or seen < limit


def hold(request: HttpRequest, person: Person) -> HttpResponse | None:
    """Stops a sign-in that only the code of an unused number stands for; None lets it go on."""
    methods = [record["method"] for record in get_authentication_records(request, person)]
    if methods != ["code"] or not is_unused(person):
        return None
    clear_login(request)
    request.session[SESSION] = {"person": str(person.pk), "phone": person.phone, "at": timezone.now().timestamp()}
    return HttpResponseRedirect(reverse("account_still_you"))


def held_person(request: HttpRequest) -> Person | None:
    """Whose record the held sign-in wants; None when there is none, it is too old, or the number moved on."""
    held = request.session.get(SESSION)
    if not held or timezone.now().timestamp() - held["at"] > HOLDS_FOR.total_seconds():
        return None
    return Person.objects.filter(pk=held["person"], phone=held["phone"], is_active=True).first()


def forget(request: HttpRequest) -> None:
    request.session.pop(SESSION, None)


def check_is_still_hers(person: Person, typed: str) -> None:
    """The typed number is that of a paper of the record. Raises ValidationError: `wait`, `other`; five tries a day."""
    take_turn("guess_paper", str(person.pk))
    papers = list(IdentityPaper.objects.filter(person=person))
    if not any(_fits(paper, typed) for paper in papers):
        message = _("This is not the identity number of the record. Please compare it with your card.")
        raise ValidationError(message, code="other")
    give_back_turn("guess_paper", str(person.pk))
    Person.objects.filter(pk=person.pk).update(phone_set_at=timezone.now())


def _fits(paper: IdentityPaper, typed: str) -> bool:
    try:
        return paper.is_of(clean_paper(paper.kind, typed, youngest=0))
    except ValidationError:
        return False
