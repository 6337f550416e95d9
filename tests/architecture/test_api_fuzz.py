"""No input makes the API fail or answer what its schema does not say, whoever asks. `make fuzz-api` draws far more."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from schemathesis import Case

from tests.architecture.fuzzing import ROLES, ask_in_turn, described
from tests.architecture.real import real_objects, with_real
from tests.architecture.stage import built

API = described()


@pytest.fixture(scope="module")
def stage(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), built() as found:
        found.tokens = {name: found.clients[name].session.session_key for name in ROLES if name != "visitor"}
        found.opened = {}
        found.known = real_objects(found)
        yield found


@pytest.fixture(autouse=True)
def nothing_personal_is_logged(log_watch):
    """Drawn numbers of an address may look like a person's; the formatter of the settings takes them out of the log."""
    yield
    log_watch.leaks()


@pytest.mark.django_db
@API.parametrize()
def test_every_answer_is_one_of_the_schema(case: Case, stage: SimpleNamespace):
    for asked in filter(None, (case, with_real(case, stage.known))):
        ask_in_turn(asked, stage)
