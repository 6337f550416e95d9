"""A page asks once for the sign-in, the person and her home union, and Django's checks of a session still hold."""

import pytest
from django.contrib.auth.middleware import get_user
from django.test import RequestFactory

from accounts.middleware import person_of
from accounts.models import Person, Session
from accounts.sessions import SessionStore


def request_of(client):
    request = RequestFactory().get("/")
    request.session = SessionStore(client.session.session_key)
    return request


def test_session_person_and_home_union_are_one_query(client_for, worker, tree, django_assert_num_queries):
    request = request_of(client_for(worker))
    with django_assert_num_queries(1):
        assert person_of(request) == worker
        assert person_of(request).home_union == tree.company
        assert person_of(request).home_union.covers(tree.company)


def test_a_session_knows_whose_it_is(client_for, worker):
    client_for(worker)
    assert list(worker.sessions.all()) == list(Session.objects.all())


def test_a_person_without_a_union_has_none(client_for, db):
    person = Person.objects.create_user(phone="+8618800000001", name="独行")
    assert person_of(request_of(client_for(person))).home_union is None


@pytest.mark.parametrize("change", [{"is_active": False}, {"password": "changed"}])
def test_a_blocked_person_and_a_changed_password_end_the_session(client_for, worker, change):
    request = request_of(client_for(worker))
    Person.objects.filter(pk=worker.pk).update(**change)
    assert not person_of(request).is_authenticated
    assert not get_user(request).is_authenticated


def test_a_session_of_a_removed_back_end_is_nobody(client_for, worker, settings):
    request = request_of(client_for(worker))
    settings.AUTHENTICATION_BACKENDS = ["rules.permissions.ObjectPermissionBackend"]
    assert not person_of(request).is_authenticated
