import pytest

from search import backends
from tests.search.engines import CLASSES, ENGINES, opened


@pytest.fixture(params=ENGINES)
def backend(request, settings, tmp_path, monkeypatch):
    """The platform's engine, empty: pages, deliveries and commands use it."""
    settings.SEARCH_BACKEND = CLASSES[request.param]
    with opened(request.param, tmp_path / "index") as engine:
        monkeypatch.setattr(backends, "_backend", lambda path: engine)
        yield engine
