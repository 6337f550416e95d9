"""Habits of the house that a machine can watch."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APPS = sorted(path.parent.name for path in ROOT.glob("*/apps.py"))
SOURCES = [
    path
    for app in APPS
    for path in sorted((ROOT / app).rglob("*.py"))
    if not {"migrations", "node_modules"} & set(path.parts)
]


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_file_can_be_read_at_one_sitting(path):
    assert len(path.read_text().splitlines()) <= 150


def test_only_settings_read_the_environment():
    readers = [
        relative(path) for path in SOURCES if re.search(r"os\.environ(?!\.setdefault)|os\.getenv", path.read_text())
    ]
    assert [name for name in readers if not name.startswith("lms/settings/")] == ["lms/frontend/node.py"]


def test_there_is_no_junk_drawer():
    junk = re.compile(r"(^|/)(utils|helpers|common|core|services|misc)(\.py|/)")
    assert [relative(path) for path in SOURCES if junk.search(relative(path))] == []


def test_unfinished_work_is_not_committed():
    marks = re.compile(r"\b(TODO|FIXME|XXX|raise NotImplementedError)\b")
    assert [relative(path) for path in SOURCES if marks.search(path.read_text())] == []


def test_locks_hold_no_addresses():
    locks = [*ROOT.glob("requirements/*.txt"), ROOT / "lms/frontend/package-lock.json"]
    texts = {path.name: path.read_text() for path in locks if path.exists()}
    assert [name for name, text in texts.items() if "--index-url" in text or '"resolved": "http' in text] == []
