"""What the privacy pages show of one person."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language

from accounts.models import Person
from privacy.enums import AT_SIGN_IN, SEPARATE, ConsentKind
from privacy.models import Consent, ConsentText, DeletionRequest, Export


@dataclass(frozen=True)
class Choice:
    """One kind of consent: the text in force and the person's answer, if she gave one."""

    kind: ConsentKind
    text: ConsentText
    given: Consent | None

    @property
    def is_separate(self) -> bool:
        return self.kind in SEPARATE

    @property
    def is_given(self) -> bool:
        return self.given is not None

    @property
    def is_outdated(self) -> bool:
        return self.given is not None and self.given.text.version != self.text.version


def choices_of(person: Person) -> list[Choice]:
    """Every kind that has a text today: those of the sign-in page first."""
    given = {one.text.kind: one for one in Consent.objects.valid().filter(person=person).select_related("text")}
    language = get_language() or ""
    found: dict[str, ConsentText] = {}
    for text in ConsentText.objects.current().order_by("from_on", "version"):
        best = found.get(text.kind)
        if best is None or text.language == language or best.language != language:
            found[text.kind] = text
    kinds = [*AT_SIGN_IN, *SEPARATE]
    return [Choice(kind, found[kind], given.get(kind)) for kind in kinds if kind in found]


def to_agree(person: Person) -> list[Choice]:
    """The texts of the sign-in page whose version of today the person has not agreed to."""
    return [one for one in choices_of(person) if not one.is_separate and (not one.is_given or one.is_outdated)]


def waiting_deletion(person: Person) -> DeletionRequest | None:
    return DeletionRequest.objects.visible_to(person).waiting().first()


def newest_export(person: Person) -> Export | None:
    return Export.objects.visible_to(person).first()
