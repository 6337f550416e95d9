import pytest

from accounts.actions import ask_merge, decide_merge
from accounts.models import MergeRequest


@pytest.fixture
def merge(worker, coworker, county_officer, city_officer):
    """Put the co-worker's record into the worker's, by two officers."""

    def run() -> MergeRequest:
        asked = ask_merge(kept=worker, gone=coworker, reason="同一人", by=county_officer)
        return decide_merge(merge=asked, is_approved=True, by=city_officer)

    return run
