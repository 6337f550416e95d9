import pytest

from tests.courses.factories import make_index


@pytest.fixture
def index(db):
    return make_index()
