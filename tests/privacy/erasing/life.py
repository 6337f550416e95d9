"""What a person leaves behind in all apps before she goes."""

from __future__ import annotations

import datetime

from django.core.files.base import ContentFile
from django.test import Client

from accounts.enums import Role
from accounts.models import Person, RoleGrant
from exams.actions import answer, close, open_attempt
from exams.models import Attempt
from records.outbox import deliver_due
from rosters.actions import upload_roster
from tests.accounts.signing import after_a_minute, newest_code, proof
from tests.courses.conftest import Clock
from tests.courses.phone import Phone
from tests.courses.test_learning import learn
from tests.exams.factories import make_paper
from tests.factories import PersonFactory
from tests.privacy import canary
from tests.rosters import books


def signs_in(person: Person) -> Client:
    """On the page, with the box ticked; another phone begins and gives up."""
    client, other = Client(), Client()
    other.get("/accounts/login/")
    other.post("/accounts/login/", {"phone": canary.TYPED, "work": proof(other)})
    after_a_minute()
    asked = {"phone": canary.TYPED, "asked_to_agree": "1", "agree": "1", "work": proof(client)}
    client.post("/accounts/login/", asked)
    client.post("/accounts/login/code/confirm/", {"code": newest_code(person.phone)})
    assert client.get("/me/").status_code == 200
    return client


def learns(phone: Phone, course, clock: Clock) -> None:
    for lesson in course.lessons.order_by("path"):
        learn(phone, lesson, 10, clock)


def sits(person: Person, tree, source: str) -> Attempt:
    paper = make_paper(tree.county)
    attempt = open_attempt(person=person, paper=paper, source=source, by=person)
    answer(attempt=attempt, number=1, choices=["B"], by=person, device=canary.DEVICE, sequence=1)
    return close(attempt=attempt, by=person, device=canary.DEVICE, sequence=2)


def deliver(clock: Clock) -> None:
    """Messages bear the real time: what is due then is delivered then."""
    clock.now = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=1)
    assert deliver_due() > 0


def stands_in_a_roster(tree) -> None:
    """Sent in by an officer, read by the worker, waiting to be imported."""
    officer = PersonFactory(name="郑县")
    RoleGrant.objects.create(person=officer, role=Role.OFFICER, union=tree.county)  # without a notice to her
    hers = books.person(1, canary.NAME, number=canary.PAPER, gender="", phone=canary.TYPED)
    file = ContentFile(books.text([hers, books.person(2)]), name="名册.csv")
    upload_roster(file=file, union=tree.company, by=officer)
