"""One notice for a whole union: a slice at a time, with progress, once."""

import pytest
from django.core.exceptions import PermissionDenied

from accounts.actions import join_union
from notices.actions import announce, go_on
from notices.models import Campaign, Notice
from records import outbox
from tests.factories import PersonFactory

WORD = {"template": "test.waits", "facts": {"title": "冬送温暖"}}


@pytest.fixture
def members(tree, monkeypatch):
    monkeypatch.setattr("notices.actions.announcing.A_SLICE", 2)
    people = [PersonFactory() for _number in range(5)]
    for person in people:
        join_union(person=person, union=tree.company, by=None)
    join_union(person=people[0], union=tree.works, by=None, is_main=False)  # in two unions: told once
    return people


def test_every_member_is_told_once_slice_by_slice(members, stranger, tree, administrator):
    campaign = announce(union=tree.county, by=administrator, **WORD)
    assert (campaign.total_count, campaign.done_count, Notice.objects.count()) == (5, 0, 0)
    seen = []
    while outbox.deliver_due(1):
        campaign.refresh_from_db()
        seen.append((campaign.done_count, campaign.percent))
    assert seen == [(2, 40), (4, 80), (5, 100)]
    assert sorted(Notice.objects.values_list("person", flat=True)) == sorted(person.pk for person in members)
    assert set(Notice.objects.values_list("sent_by", "union")) == {(administrator.pk, tree.county.pk)}


def test_killed_worker_goes_on_where_it_stopped(members, tree, monkeypatch):
    campaign = announce(union=tree.county, by=None, **WORD)
    go_on(campaign=campaign.pk)

    def die(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr("notices.actions.announcing._go_on_later", die)
    with pytest.raises(KeyboardInterrupt):
        go_on(campaign=campaign.pk)
    campaign.refresh_from_db()
    assert (campaign.done_count, Notice.objects.count()) == (2, 2)
    monkeypatch.undo()
    while not Campaign.objects.get().finished_at:
        go_on(campaign=campaign.pk)
    go_on(campaign=campaign.pk)
    assert Notice.objects.count() == Campaign.objects.get().done_count == 5


def test_foreign_union_cannot_be_told(tree, other_officer, company_officer, auditor, worker):
    for person in (other_officer, company_officer, auditor, worker):
        with pytest.raises(PermissionDenied):
            announce(union=tree.county, by=person, **WORD)
    assert not Campaign.objects.exists()


def test_progress_stands_on_the_page_of_what_was_sent(members, tree, administrator, client_for):
    campaign = announce(union=tree.county, by=administrator, **WORD)
    go_on(campaign=campaign.pk)
    assert "已通知 2 / 5 人" in client_for(administrator).get("/notices/sent/").content.decode()
