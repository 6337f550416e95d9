"""Several hands at once, on real connections."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from accounts.actions import accept_request, ask_to_join, refuse_request
from accounts.models import JoinRequest
from accounts.signals import join_decided

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*functions):
    def call(function):
        try:
            return function()
        except ValidationError as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(call, functions))


def test_officers_who_decide_at_once_make_one_decision(worker, tree, other_officer, city_officer):
    asked = ask_to_join(person=worker, union=tree.other_company, workplace="甲", by=worker)
    heard = []

    def listen(sender, request, **kwargs):
        heard.append(request.state)

    join_decided.connect(listen)
    try:
        got = at_once(
            *[lambda: accept_request(request=asked, by=other_officer).state] * 8,
            *[lambda: refuse_request(request=asked, reason="不在", by=city_officer).state] * 8,
        )
    finally:
        join_decided.disconnect(listen)
    state = JoinRequest.objects.get().state
    assert sorted(got) == sorted([state, *["decided"] * 15])
    assert heard == [state]
    assert worker.memberships.filter(union=tree.other_company).count() == (state == "accepted")


def test_taps_at_once_make_one_request(worker, tree):
    got = at_once(*[lambda: ask_to_join(person=worker, union=tree.works, workplace="甲", by=worker).pk] * 8)
    assert (len(set(got)), JoinRequest.objects.count()) == (1, 1)
