import pytest

from tests.notices.factories import at, clock_at, proved


@pytest.fixture
def clock():
    """Noon of a Wednesday; a test moves it."""
    with clock_at(at("12:00")) as running:
        yield running


@pytest.fixture
def reached(worker):
    """A worker whose phone gets text messages."""
    return proved(worker)
