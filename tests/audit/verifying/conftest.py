import datetime
import uuid

import pytest
from django.db import connection

from audit import triggers
from audit.actions import write
from audit.roots import write_root
from tests.audit.verifying.forging import PERSON


@pytest.fixture
def log(db, settings, tmp_path):
    """Eight entries of one person, one of the installation; three days of roots; the triggers put aside."""
    settings.AUDIT_ROOT_DIR = tmp_path / "roots"
    for number in range(1, 9):
        write(action="person.read", by=PERSON, subject=uuid.UUID(int=number), facts={"n": number})
        if number in {3, 5, 8}:
            write_root(datetime.date(2026, 11, number))
    write(action="role.granted", by=None)
    triggers.run(triggers.undo_statements(connection.vendor))
    yield
    triggers.run(triggers.statements(connection.vendor))
