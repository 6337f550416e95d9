import re
import subprocess
import sys
from pathlib import Path

import pytest

from search.backends.base import SearchUnavailable
from search.backends.embedded import EmbeddedBackend
from search.backends.embedded.place import Place
from search.documents import PUBLIC
from search.folding import terms
from tests.search.factories import make_document

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(("library", "home"), [("elasticsearch", "elastic"), ("tantivy", "embedded")])
def test_each_library_is_imported_only_where_it_lives(library, home):
    apps = [path.parent for path in ROOT.glob("*/apps.py")]
    sources = [
        path.relative_to(ROOT) for app in apps for path in app.glob("**/*.py") if "node_modules" not in path.parts
    ]
    wanted = re.compile(rf"^\s*(from|import) {library}\b", re.MULTILINE)
    users = {path.parts[:3] for path in sources if wanted.search((ROOT / path).read_text())}
    assert users == {("search", "backends", home)}


def ask(backend, text):
    from search.backends.base import Query

    return backend.search(Query(terms(text), frozenset([PUBLIC])))


def test_a_reader_sees_what_another_process_wrote_and_built(tmp_path):
    reader, writer = EmbeddedBackend(tmp_path), EmbeddedBackend(tmp_path)
    writer.index([make_document("course:1", "粉尘")], {"course:1"})
    assert ask(reader, "粉尘").total == 1
    writer.index([make_document("course:2", "粉尘")], {"course:2"})
    assert ask(reader, "粉尘").total == 2
    writer.rebuild([make_document("course:3", "粉尘")])
    assert [document.key for document in ask(reader, "粉尘").documents] == ["course:3"]


def test_a_writer_that_was_killed_leaves_no_lock_behind(tmp_path):
    hold = (
        "import sys,time; from pathlib import Path; from search.backends.embedded.place import Place\n"
        "with Place(Path(sys.argv[1])).lock():\n print('held', flush=True); time.sleep(60)"
    )
    process = subprocess.Popen([sys.executable, "-c", hold, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    process.stdout.readline()
    with pytest.raises(SearchUnavailable), Place(tmp_path).lock(patience=0):
        pass
    process.kill()
    process.communicate()
    with Place(tmp_path).lock(patience=5):
        pass


def test_a_damaged_index_is_unavailable_not_a_crash(tmp_path):
    backend = EmbeddedBackend(tmp_path)
    backend.index([make_document("course:1", "粉尘")], {"course:1"})
    (backend.place.live() / "meta.json").write_text("{")
    with pytest.raises(SearchUnavailable):
        ask(EmbeddedBackend(tmp_path), "粉尘")


def test_builds_that_nobody_needs_are_removed(tmp_path):
    backend = EmbeddedBackend(tmp_path)
    for number in range(4):
        backend.rebuild([make_document(f"course:{number}", "粉尘")])
    assert len([folder for folder in tmp_path.iterdir() if folder.is_dir()]) == 2
