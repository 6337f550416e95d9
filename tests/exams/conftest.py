import pytest

from exams import sources


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
