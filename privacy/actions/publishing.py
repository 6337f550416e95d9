from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from privacy import auditing
from privacy.enums import ConsentKind
from privacy.gate import forget_versions
from privacy.models import ConsentText
from privacy.rules import check_can_publish

BINDING = "zh-hans"


@transaction.atomic
def publish_text(
    *, kind: ConsentKind, texts: dict[str, str], from_on: datetime.date, is_draft: bool = False, by: Person | None
) -> list[ConsentText]:
    """A new version of a consent text, language → words, in force from a day on; the version before ends the day
    before. Of the sign-in page's texts everybody is asked anew from that day on.

    ValidationError with code "past" for a day gone by, "binding" without Chinese words, "same" when nothing changed."""
    check_can_publish(by)
    words = {language: text.strip() for language, text in texts.items() if text.strip()}
    _check(kind, words, from_on)
    versions = ConsentText.objects.filter(kind=kind)
    version = (versions.aggregate(last=Max("version"))["last"] or 0) + 1
    versions.filter(to_on=None, from_on__lt=from_on).update(to_on=from_on - datetime.timedelta(days=1))
    common = {"kind": kind, "version": version, "from_on": from_on, "is_draft": is_draft}
    made = [ConsentText.objects.create(language=language, text=text, **common) for language, text in words.items()]
    facts = {"kind": kind, "version": version, "from_on": from_on, "languages": sorted(words)}
    auditing.write("privacy.text_published", person=None, by=by, facts=facts)
    transaction.on_commit(forget_versions)
    return made


def _check(kind: str, words: dict[str, str], from_on: datetime.date) -> None:
    if from_on < timezone.localdate():
        sentence = _("A text cannot begin on a day gone by: nobody could have read it.")
        raise ValidationError({"from_on": ValidationError(sentence, code="past")})
    if BINDING not in words:
        raise ValidationError(_("The Chinese text is the one that binds. Please write it."), code="binding")
    latest = ConsentText.objects.filter(kind=kind, language=BINDING).order_by("-version").first()
    if latest and latest.text.strip().split() == words[BINDING].split() and not latest.is_draft:
        raise ValidationError(_("This is the text that holds already, word for word."), code="same")
