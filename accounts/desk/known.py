"""Whom a phone number or a paper belongs to already, as far as the officer may know it."""

from __future__ import annotations

from django.forms import Form
from django.utils.translation import gettext as _

from accounts.auditing.lines import write_about
from accounts.models import IdentityPaper, Membership, Person, Union
from accounts.queries import with_unions

NAMESAKES = 3


def holders_of(phone: str, paper: tuple[str, str] | None) -> dict[str, Person]:
    """Field of the form → the record that holds what was typed there."""
    found = {"phone": Person.objects.filter(phone=phone).first()}
    if paper:
        found["number"] = Person.objects.filter(papers__in=IdentityPaper.objects.having(*paper)).first()
    return {field: person for field, person in found.items() if person}


def tell_known(form: Form, by: Person, holders: dict[str, Person]) -> list[Person]:
    """Say at the fields that somebody is registered; who it is only of people whom the officer sees anyway: these
    come back, with their unions. Each hit leaves a line: that a number is registered is personal data, too."""
    keys = [person.pk for person in holders.values()]
    seen = {person.pk: person for person in with_unions(Person.objects.visible_to(by, keys))}
    for field, holder in holders.items():
        write_about(holder, "person.met", by=by, facts={"fields": [field]})
        form.add_error(field, _within(field) if holder.pk in seen else _outside(field))
    return list(seen.values())


def namesakes(name: str, union: Union) -> list[Person]:
    """Members of that very union with the same name: a list of members may have brought her in without a number."""
    here = Membership.objects.current().filter(union=union).values("person")
    return list(with_unions(Person.objects.filter(name=name, pk__in=here).order_by("pk"))[:NAMESAKES])


def _within(field: str) -> str:
    if field == "phone":
        return _("This number belongs to somebody in your unions already. Please look at the record above.")
    return _("Somebody in your unions has this paper already. Please look at the record above.")


def _outside(field: str) -> str:
    if field == "phone":
        return _(
            "Somebody outside your unions is registered with this number. If it is the same person, ask her to send a "
            "request to join under Me, My unions: you decide about it here, and her record comes along."
        )
    return _(
        "Somebody outside your unions is registered with this paper. Please compare the number once more. If it is "
        "right, ask the person to send a request to join under Me, My unions: her record comes along."
    )
