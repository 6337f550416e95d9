"""The small cast: the same people in every test of access."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.test import Client, TransactionTestCase
from hypothesis import HealthCheck
from hypothesis import settings as properties

from accounts.actions import grant_role, join_union
from accounts.enums import Role, UnionKind
from accounts.models import Person, Union
from lms import cache
from tests import emptying, template_database
from tests import log_watch as log_watching
from tests.accounts.signing import ask_for_code, give_code, newest_code
from tests.factories import PersonFactory, make_unions

# The same examples in every run, however slow the machine: red and green mean the code. `--hypothesis-profile=others`
# draws others.
properties.register_profile("others", deadline=None, suppress_health_check=[HealthCheck.too_slow])
properties.register_profile("same", parent=properties.get_profile("others"), derandomize=True)
properties.load_profile("same")


@pytest.fixture(autouse=True, scope="session")
def _fast_emptying():
    """Tests with real commits empty the tables by `emptying`, which knows what Django's flush does not."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda test: emptying.empty_database())
        yield


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings) -> bool:
    """True when a migrated database could be copied; Django then only looks that nothing is missing."""
    if not template_database.is_usable():
        return False
    template_database.copy_to_test_database()
    return True


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> None:
    with django_db_blocker.unblock():
        template_database.keep_as_template()


@pytest.fixture
def tree(db) -> SimpleNamespace:
    """city → county → company and works; city → other county → other company."""
    made = make_unions(
        ("city", None, UnionKind.CITY, "市总工会"),
        ("county", "city", UnionKind.COUNTY, "甲县总工会"),
        ("company", "county", UnionKind.ENTERPRISE, "甲厂工会"),
        ("works", "county", UnionKind.ENTERPRISE, "甲矿工会"),
        ("other-county", "city", UnionKind.COUNTY, "乙县总工会"),
        ("other-company", "other-county", UnionKind.ENTERPRISE, "乙厂工会"),
    )
    return SimpleNamespace(**{key.replace("-", "_"): union for key, union in made.items()})


def _person(name: str, union: Union, role: Role | None = None, at: Union | None = None) -> Person:
    person = PersonFactory(name=name)
    join_union(person=person, union=union, by=None)
    if role:
        grant_role(person=person, role=role, union=at or union, by=None)
    return person


@pytest.fixture
def worker(tree) -> Person:
    return _person("王建军", tree.company)


@pytest.fixture
def coworker(tree) -> Person:
    return _person("李小燕", tree.company)


@pytest.fixture
def stranger(tree) -> Person:
    return _person("赵远", tree.other_company)


@pytest.fixture
def trainer(tree) -> Person:
    return _person("陈教", tree.county, Role.TRAINER)


@pytest.fixture
def reviewer(tree) -> Person:
    return _person("孙审", tree.county, Role.REVIEWER)


@pytest.fixture
def librarian(tree) -> Person:
    return _person("周书", tree.county, Role.LIBRARIAN)


@pytest.fixture
def company_officer(tree) -> Person:
    return _person("吴厂", tree.company, Role.OFFICER)


@pytest.fixture
def county_officer(tree) -> Person:
    return _person("郑县", tree.county, Role.OFFICER)


@pytest.fixture
def other_officer(tree) -> Person:
    return _person("冯乙", tree.other_county, Role.OFFICER)


@pytest.fixture
def city_officer(tree) -> Person:
    return _person("何市", tree.city, Role.OFFICER)


@pytest.fixture
def auditor(tree) -> Person:
    return _person("蒋审计", tree.county, Role.AUDITOR)


@pytest.fixture
def administrator(tree) -> Person:
    return _person("谢管", tree.city, Role.ADMINISTRATOR)


@pytest.fixture
def client_for():
    """A signed-in client of a person: `client_for(worker).get(url)`."""

    def sign_in(person: Person) -> Client:
        client = Client()
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


def pytest_sessionfinish() -> None:
    """Leave nothing behind in an Elasticsearch that was lent for the tests."""
    from django.conf import settings

    if settings.configured and settings.ELASTICSEARCH_URL:
        from elasticsearch import Elasticsearch

        with Elasticsearch(settings.ELASTICSEARCH_URL) as client:
            for index in client.indices.get(index=f"{settings.SEARCH_INDEX_PREFIX}-*"):
                client.indices.delete(index=index)


@pytest.fixture(autouse=True)
def nothing_remembered():
    """What the process keeps in memory for some seconds belongs to one test only."""
    cache.forget()


@pytest.fixture
def sign_in_by_code():
    """A client signed in as people sign in: by the code of a text message. `sign_in_by_code(worker).get(url)`."""

    def sign_in(person: Person) -> Client:
        client = Client()
        ask_for_code(client, person.phone)
        give_code(client, newest_code(person.phone))
        return client

    return sign_in


@pytest.fixture(autouse=True, scope="session")
def log_watch():
    watch = log_watching.begin()
    yield watch
    log_watching.end(watch)


@pytest.fixture(autouse=True)
def nothing_personal_is_logged(log_watch):
    """Log text is plain English with ids: any test that makes a line with a number or a name in it fails."""
    yield
    assert log_watch.leaks() == []
