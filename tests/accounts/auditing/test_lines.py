"""Every act on personal data of this app leaves one line with ids and names of fields, and nothing else."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.actions import create_person, deputize, end_role, grant_role, join_union, leave_union, update_person
from accounts.enums import Role
from accounts.models import RoleGrant
from audit.models import Entry


def lines(*actions: str) -> list[tuple]:
    found = Entry.objects.filter(action__in=actions).order_by("pk")
    return [(entry.action, entry.by, entry.subject) for entry in found]


def test_creating_changing_and_moving_a_person(tree, worker, administrator):
    person = create_person(name="新人甲", phone="19900008881", union=tree.company, by=administrator)
    update_person(person=person, name="新人乙", phone="19900008882", is_active=True, by=administrator)
    membership = person.memberships.get()
    leave_union(membership=membership, last_on=membership.from_on, by=administrator)
    by, of = administrator.pk, person.pk
    assert lines("person.created", "person.changed", "membership.begun", "membership.ended")[-4:] == [
        ("person.created", by, of),
        ("membership.begun", by, of),
        ("person.changed", by, of),
        ("membership.ended", by, of),
    ]
    assert Entry.objects.get(action="person.changed").facts == {"fields": ["name", "phone"]}
    held = json.dumps([entry.facts for entry in Entry.objects.all()], ensure_ascii=False)
    assert not [secret for secret in ("新人甲", "新人乙", "9900008881", "9900008882") if secret in held]


def test_nothing_changed_leaves_no_line(worker, administrator):
    update_person(person=worker, name=worker.name, phone=worker.phone, is_active=True, by=administrator)
    assert lines("person.changed") == []


def test_a_new_password_is_named_and_not_kept(worker, administrator):
    fields = {"name": worker.name, "phone": worker.phone, "is_active": True, "password": "a long enough one"}
    update_person(person=worker, by=administrator, **fields)
    assert Entry.objects.get(action="person.changed").facts == {"fields": ["password"]}


def test_giving_and_ending_a_role_once_each(tree, worker, administrator):
    grant = grant_role(person=worker, role=Role.TRAINER, union=tree.company, by=administrator)
    grant_role(person=worker, role=Role.TRAINER, union=tree.company, by=administrator)
    end_role(grant=grant, by=administrator)
    mine = [row for row in lines("role.granted", "role.ended") if row[2] == worker.pk]
    assert mine == [("role.granted", administrator.pk, worker.pk), ("role.ended", administrator.pk, worker.pk)]
    facts = Entry.objects.get(action="role.granted", subject=worker.pk).facts
    assert (facts["role"], facts["union"]) == ("trainer", "company")


def test_a_deputy_is_a_line_too(tree, trainer, county_officer):
    grant, today = RoleGrant.objects.get(person=county_officer), timezone.localdate()
    deputize(grant=grant, person=trainer, from_on=today, to_on=today, by=county_officer)
    assert lines("role.deputized") == [("role.deputized", county_officer.pk, trainer.pk)]
    day = today.isoformat()
    facts = {"role": "officer", "union": "county", "from_on": day, "to_on": day}
    assert Entry.objects.get(action="role.deputized").facts == facts


def test_joining_again_is_no_second_line(tree, worker):
    join_union(person=worker, union=tree.company, by=None)
    assert [row for row in lines("membership.begun") if row[2] == worker.pk] == [("membership.begun", None, worker.pk)]


def test_a_refused_act_leaves_no_line(tree, worker, county_officer):
    with pytest.raises(PermissionDenied):
        grant_role(person=worker, role=Role.ADMINISTRATOR, union=tree.company, by=county_officer)
    assert lines("role.granted")[-1][2] != worker.pk


def test_reading_people_over_the_api_and_messages_leaves_lines(worker, county_officer, auditor, client_for):
    client = client_for(county_officer)
    client.get("/api/v1/people/?search=x")
    client.get(f"/api/v1/people/{worker.pk}/")
    client_for(auditor).get("/people/messages/")
    assert lines("people.listed", "person.opened", "messages.opened") == [
        ("people.listed", county_officer.pk, None),
        ("person.opened", county_officer.pk, worker.pk),
        ("messages.opened", auditor.pk, None),
    ]
