import pytest

from exams import sources
from exams.actions import open_attempt
from exams.signals import attempt_closed
from tests.exams.factories import make_paper


class Anybody(sources.SourceKind):
    """A source that lets the paper named by its key through, for everybody."""

    def may_open(self, person, paper, key):
        return key == str(paper.pk)

    def surroundings(self, person, key, attempt):
        recorded = "4.0 学时，0.25 学分" if attempt and attempt.passed else ""
        return sources.Surroundings(title="消防", url="/courses/", recorded=recorded)


@pytest.fixture
def source():
    sources.register("test", Anybody())
    yield
    sources._kinds.pop("test")


@pytest.fixture
def paper(tree):
    return make_paper(tree.county, count=3)


@pytest.fixture
def attempt(paper, worker):
    return open_attempt(person=worker, paper=paper, source="lesson:1", by=worker)


@pytest.fixture
def heard():
    got = []

    def listen(sender, attempt, **kwargs):
        got.append((attempt.pk, attempt.score, attempt.passed))

    attempt_closed.connect(listen)
    yield got
    attempt_closed.disconnect(listen)
