import pytest

from lms.actions import ensure_site
from lms.models import HomePage


@pytest.fixture
def site(db) -> HomePage:
    """The first pages of a new database."""
    return ensure_site(by=None)
