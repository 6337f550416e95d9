from __future__ import annotations

from django.db import transaction

from accounts.auditing.lines import write_about
from accounts.models import Person
from profiles.models import Profile
from profiles.rules import check_can_state
from profiles.validators import clean_occupation_code

STATED = ("occupation", "occupation_code", "education")


@transaction.atomic
def update_profile(*, person: Person, by: Person | None, **fields: str | int | None) -> Profile:
    """Occupation, its code and the education, as the person or an officer of hers states them; fields that are not
    named stay. Raises PermissionDenied, ValidationError by field."""
    check_can_state(by, person)
    profile, _new = Profile.objects.get_or_create(person=person)
    before = {name: getattr(profile, name) for name in STATED}
    for name in STATED:
        if name in fields:
            setattr(profile, name, fields[name])
    profile.occupation_code = clean_occupation_code(profile.occupation_code)
    profile.clean_fields(exclude=["person"])
    changed = [name for name, value in before.items() if getattr(profile, name) != value]
    if not changed:
        return profile
    profile.changed_by = by
    profile.save()
    if by and by.pk != person.pk:
        write_about(person, "profile.changed", by=by, facts={"fields": changed})
    return profile
