"""Who gets into Wagtail's admin: asked of today's roles each time, so an ended role is gone at once."""

from __future__ import annotations

import rules

from accounts.authority import may_somewhere
from accounts.models import Person


@rules.predicate
def works_at_the_desk(person: Person) -> bool:
    return isinstance(person, Person) and may_somewhere(person, "cms.enter")


rules.add_perm("wagtailadmin.access_admin", works_at_the_desk)
