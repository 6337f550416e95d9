from __future__ import annotations

import pytest

from tests.contracts import gateways
from tests.contracts.sms.texts import GATEWAYS, use


@pytest.fixture
def gateway_for(settings):
    """Start the stand-in of a backend and point the settings at it."""
    running = []

    def start(backend: type) -> gateways.Gateway:
        running.append(GATEWAYS[backend]())
        use(settings, backend, running[-1].url)
        return running[-1]

    yield start
    for gateway in running:
        gateway.stop()


@pytest.fixture(params=list(GATEWAYS), ids=lambda backend: backend.__name__)
def gateway(request, gateway_for):
    return gateway_for(request.param)
