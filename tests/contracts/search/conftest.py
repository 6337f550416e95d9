import pytest

from tests.contracts.search.shelf import filled
from tests.search.engines import ENGINES, opened


@pytest.fixture(params=ENGINES)
def engine(request, tmp_path):
    with opened(request.param, tmp_path / "index") as backend:
        yield backend


@pytest.fixture(scope="module", params=ENGINES)
def shelf(request, tmp_path_factory):
    """The same documents for tests that only ask."""
    with opened(request.param, tmp_path_factory.mktemp("index")) as backend:
        yield filled(backend)
