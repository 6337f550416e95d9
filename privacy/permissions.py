"""Apps below ask without importing us: `person.has_perm("privacy.consented_id_paper")`."""

from functools import partial

import rules

from privacy.enums import ConsentKind
from privacy.rules import has_consented, may_be_kept_of
from profiles.consenting import answer_with


def predicate(kind: str) -> rules.Predicate:
    return rules.Predicate(partial(lambda kind, person: has_consented(person, kind), kind), name=f"consented_{kind}")


for kind in ConsentKind.values:
    if not rules.perm_exists(f"privacy.consented_{kind}"):
        rules.add_perm(f"privacy.consented_{kind}", predicate(kind))

answer_with(partial(may_be_kept_of, ConsentKind.HARDSHIP))
