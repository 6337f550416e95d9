"""Of several memberships one is the main one: the member chooses, or an officer who keeps it."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from accounts.actions import choose_main, join_union, leave_union
from accounts.models import Membership
from audit.models import Entry


@pytest.fixture
def second(worker, tree) -> Membership:
    return join_union(person=worker, union=tree.other_company, by=None, is_main=False)


def mains(person) -> list[str]:
    return list(person.memberships.filter(is_main=True).values_list("union__key", flat=True))


def lines() -> list[tuple]:
    return list(Entry.objects.filter(action="membership.main").values_list("by", "subject", "facts__union"))


def test_member_chooses_and_choosing_again_changes_nothing(worker, second):
    for _time in range(2):
        choose_main(membership=second, by=worker)
    assert (mains(worker), lines()) == (["other-company"], [(worker.pk, worker.pk, "other-company")])


def test_officer_chooses_what_she_keeps_only(worker, second, company_officer, other_officer):
    first = worker.memberships.get(is_main=True)
    with pytest.raises(PermissionDenied):
        choose_main(membership=second, by=company_officer)
    choose_main(membership=second, by=other_officer)
    choose_main(membership=first, by=company_officer)
    assert (mains(worker), len(lines())) == (["company"], 2)


def test_what_ended_is_refused(worker, second, other_officer):
    leave_union(membership=second, last_on=timezone.localdate() + datetime.timedelta(days=1), by=None)
    for by in (worker, other_officer):
        with pytest.raises(ValidationError, match="继续"):
            choose_main(membership=second, by=by)
    assert mains(worker) == ["company"]


def test_on_my_unions(worker, second, client_for):
    client = client_for(worker)
    assert f"/people/me/unions/{second.pk}/main/" in client.get("/people/me/unions/").content.decode()
    assert client.post(f"/people/me/unions/{second.pk}/main/").url == "/people/me/unions/"
    assert mains(worker) == ["other-company"]
    assert f"{second.pk}/main/" not in client.get("/people/me/unions/").content.decode()


def test_of_somebody_else_is_not_there(coworker, second, client_for):
    assert client_for(coworker).post(f"/people/me/unions/{second.pk}/main/").status_code == 404


def test_at_the_desk(worker, second, other_officer, client_for):
    client, page = client_for(other_officer), f"/people/memberships/{second.pk}/"
    assert f"{page}main/" in client.get(page).content.decode()
    assert client.post(f"{page}main/").url == page
    assert mains(worker) == ["other-company"]
    assert f"{page}main/" not in client.get(page).content.decode()
    leave_union(membership=second, last_on=timezone.localdate() + datetime.timedelta(days=1), by=None)
    assert "继续" in client.post(f"{page}main/", follow=True).content.decode()
