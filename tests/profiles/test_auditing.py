"""Who read or decided about a worker's papers leaves a line."""

import datetime

from audit.models import Entry
from profiles.actions import set_category
from profiles.enums import CategoryKind, Source
from tests.profiles.factories import agree_to_hardship, upload


def lines(person) -> list[tuple]:
    kinds = ("skill.", "category.", "request.")
    found = Entry.objects.filter(subject=person.pk).order_by("id")
    return [(entry.action, entry.by) for entry in found if entry.action.startswith(kinds)]


def test_officer_who_looks_and_decides_leaves_lines_and_the_holder_none(worker, company_officer, client_for):
    certificate = upload(worker)
    page, file = f"/people/skills/{certificate.pk}/", f"/people/skills/{certificate.pk}/file/"
    b"".join(client_for(worker).get(file).streaming_content)
    assert lines(worker) == []
    client = client_for(company_officer)
    client.get(page)
    b"".join(client.get(file).streaming_content)
    client.post(f"{page}decide/", {"version": 1, "seen": "uploaded", "accept": "yes"})
    actions = ["skill.read", "skill.file_read", "skill.accepted"]
    assert lines(worker) == [(action, company_officer.pk) for action in actions]


def test_category_that_an_officer_enters_leaves_a_line_without_its_name(worker, company_officer):
    day = datetime.date(2025, 1, 1)
    agree_to_hardship(worker)
    fields = {"person": worker, "from_on": day, "by": company_officer, "source": Source.OFFICER}
    set_category(kind=CategoryKind.HARDSHIP_DEEP, **fields)
    assert lines(worker) == [("category.set", company_officer.pk)]
    assert "hardship" not in str(list(Entry.objects.values()))
