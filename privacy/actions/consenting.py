from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import Person
from privacy import auditing
from privacy.enums import AT_SIGN_IN
from privacy.erasing import remove_consented
from privacy.models import Consent, ConsentText
from privacy.signals import consent_changed


@transaction.atomic
def give_consent(*, person: Person, kind: str, channel: str, by: Person | None) -> Consent:
    """Agree to the text that is in force today, in the language of the page; again changes nothing."""
    text = ConsentText.objects.in_force(kind, get_language() or "")
    if text is None:
        raise ValidationError(_("There is no text to agree to yet."), code="no_text")
    same = Consent.objects.valid().filter(person=person, text__kind=kind, text__version=text.version)
    if known := same.first():
        return known
    Consent.objects.valid().filter(person=person, text__kind=kind).update(withdrawn_at=timezone.now())
    consent = Consent.objects.create(person=person, text=text, channel=channel)
    # the row says to what; an entry that stays for years need not tell that somebody is in hardship
    auditing.write("privacy.consent_given", person=person.pk, by=by, facts={"consent": consent.pk})
    consent_changed.send(sender=Consent, person=person, kind=kind, is_given=True)
    return consent


def agree_at_sign_in(*, person: Person, channel: str, by: Person) -> None:
    for kind in AT_SIGN_IN:
        if ConsentText.objects.current().filter(kind=kind).exists():
            give_consent(person=person, kind=kind, channel=channel, by=by)


@transaction.atomic
def withdraw_consent(*, person: Person, kind: str, by: Person) -> int:
    """Take a separate consent back: what was kept on it alone is deleted, everything else goes on.

    Raises ValidationError for the two texts of the sign-in page: without them there is no account, only deletion."""
    if kind in AT_SIGN_IN:
        raise ValidationError(_("Without these two texts there is no account. You can delete it instead."), code="kind")
    valid = Consent.objects.valid().filter(person=person, text__kind=kind)
    keys = list(valid.values_list("pk", flat=True))
    number = valid.update(withdrawn_at=timezone.now())
    if number:
        remove_consented(person, kind)
        auditing.write("privacy.consent_withdrawn", person=person.pk, by=by, facts={"consents": keys})
        consent_changed.send(sender=Consent, person=person, kind=kind, is_given=False)
    return number
