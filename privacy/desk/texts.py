"""The consent texts with their versions, as who publishes them sees them."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.utils import timezone

from privacy.enums import AT_SIGN_IN, SEPARATE, ConsentKind
from privacy.models import ConsentText


@dataclass
class Version:
    """One version in all its languages, and how many people agree to it today."""

    number: int
    texts: list[ConsentText] = field(default_factory=list)
    agreed: int = 0

    @property
    def first(self) -> ConsentText:
        return self.texts[0]

    @property
    def is_coming(self) -> bool:
        return self.first.from_on > timezone.localdate()

    @property
    def is_over(self) -> bool:
        return self.first.to_on is not None and self.first.to_on < timezone.localdate()


@dataclass
class Kind:
    kind: ConsentKind
    versions: list[Version] = field(default_factory=list)

    @property
    def is_separate(self) -> bool:
        return self.kind in SEPARATE


def kinds() -> list[Kind]:
    """Newest version first; one query."""
    found = {kind: Kind(kind) for kind in (*AT_SIGN_IN, *SEPARATE)}
    given = Count("consents", filter=Q(consents__withdrawn_at=None))
    for text in ConsentText.objects.annotate(given=given).order_by("kind", "-version", "-language"):
        versions = found[ConsentKind(text.kind)].versions
        if not versions or versions[-1].number != text.version:
            versions.append(Version(text.version))
        versions[-1].texts.append(text)
        versions[-1].agreed += text.given
    return list(found.values())
