"""The auditors' page: their part, masked, by filters that live in the address; reading it leaves a line, too."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.actions import change_phone, grant_role, set_paper
from accounts.auditing.lines import write_about
from accounts.enums import PaperKind, Role
from audit.models import Entry

URL = "/people/audit/"


def rows(response) -> list[tuple[str, str]]:
    """Act and subject of each line."""
    return [(line.entry.action, line.about_name) for line in response.context["lines"]]


@pytest.fixture
def busy(worker, stranger, county_officer, other_officer):
    """One act in the auditor's county, one in the other."""
    set_paper(person=worker, kind=PaperKind.RESIDENT, number="510802199202290008", by=county_officer)
    set_paper(person=stranger, kind=PaperKind.RESIDENT, number="510824200012310008", by=other_officer)


def test_an_auditor_sees_her_part_masked(busy, auditor, worker, county_officer, client_for):
    response = client_for(auditor).get(f"{URL}?action=paper.set")
    assert rows(response) == [("paper.set", "王*军")]
    page = response.content.decode()
    for secret in (worker.name, county_officer.name, worker.phone, "510802199202290008", "19920229"):
        assert secret not in page
    assert "no-store" in response["Cache-Control"]


def test_who_audits_the_whole_tree_sees_all_also_what_is_about_nobody(tree, busy, auditor, client_for):
    grant_role(person=auditor, role=Role.AUDITOR, union=tree.city, by=None)
    write_about(None, "papers.rotated", by=None)
    client = client_for(auditor)
    assert len(rows(client.get(f"{URL}?action=paper.set"))) == 2
    assert rows(client.get(f"{URL}?action=papers.rotated")) == [("papers.rotated", "")]


@pytest.mark.parametrize("name", ["worker", "trainer", "county_officer", "city_officer", "administrator", "librarian"])
def test_nobody_else_reads_it(request, name, tree, client_for):
    assert client_for(request.getfixturevalue(name)).get(URL).status_code == 403


def test_filters_work_alone_and_together_and_stand_in_the_form(busy, auditor, worker, county_officer, client_for):
    client = client_for(auditor)
    today = timezone.localdate()
    yesterday = today - datetime.timedelta(days=1)
    for query, count in [
        ({"person": str(worker.pk), "action": "paper.set"}, 1),
        ({"person": worker.phone, "action": "paper.set"}, 1),
        ({"person": worker.name, "action": "paper.set"}, 1),
        ({"by": county_officer.name, "action": "paper.set"}, 1),
        ({"by": str(worker.pk), "action": "paper.set"}, 0),
        ({"action": "paper.set", "first": today.isoformat(), "last": today.isoformat()}, 1),
        ({"action": "paper.set", "last": yesterday.isoformat()}, 0),
        ({"action": "phone.changed"}, 0),
    ]:
        response = client.get(URL, query)
        assert len(rows(response)) == count, query
    assert f'value="{yesterday.isoformat()}"' in client.get(URL, {"last": yesterday.isoformat()}).content.decode()


@pytest.mark.parametrize("query", [{"person": "没有此人"}, {"first": "gestern"}, {"action": "nonsense"}])
def test_a_filter_that_cannot_be_read_says_so_and_shows_nothing(query, busy, auditor, client_for):
    response = client_for(auditor).get(URL, query)
    assert rows(response) == []
    assert "hint err" in response.content.decode()


@pytest.mark.parametrize("before", ["x", "-1", "9" * 30, "٣"])
def test_a_place_that_is_none_is_the_beginning(before, busy, auditor, client_for):
    assert client_for(auditor).get(f"{URL}?before={before}").status_code == 200


def test_earlier_entries_follow_without_gap_or_double(auditor, worker, client_for):
    for _time in range(120):
        write_about(worker, "person.opened", by=worker)
    client, seen, query = client_for(auditor), [], "?action=person.opened"
    while query:
        response = client.get(URL + query)
        seen += [line.entry.pk for line in response.context["lines"]]
        older = response.context["older"]
        query = f"?action=person.opened&before={older}" if older else ""
    assert len(seen) == len(set(seen)) == 120
    assert seen == sorted(seen, reverse=True)


def test_reading_the_log_is_an_act_itself(auditor, client_for):
    client_for(auditor).get(f"{URL}?action=paper.set")
    line = Entry.objects.filter(action="audit.opened").get()
    assert (line.by, line.facts) == (auditor.pk, {"filters": ["action"]})


def test_three_entries_cost_as_many_queries_as_one(auditor, worker, coworker, client_for):
    client = client_for(auditor)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(f"{URL}?action=phone.changed")
        return len(captured)

    change_phone(person=worker, new="19900007771", by=None)
    queries()
    one = queries()
    change_phone(person=coworker, new="19900007772", by=None)
    change_phone(person=worker, new="19900007773", by=None)
    assert queries() == one


def test_every_action_that_is_written_has_a_name():
    import re

    from django.conf import settings

    from accounts.auditing.words import ACTIONS

    sources = [path.read_text() for path in settings.BASE_DIR.glob("accounts/**/*.py")]
    written = {name for text in sources for name in re.findall(r"""write_about\([^)]*?"([a-z]+\.[a-z]+)\"""", text)}
    written |= {"paper.set", "paper.changed", "merge.done", "merge.refused"}
    assert len(written) > 10
    assert written - set(ACTIONS) == set()
