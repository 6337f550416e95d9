"""The strict policy holds: no inline script, no inline style, no handlers in any template of ours."""

import re
from pathlib import Path

import pytest
from django.conf import settings

TEMPLATES = sorted(settings.BASE_DIR.glob("*/templates/**/*.html"))
FORBIDDEN = {
    "style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "style element": re.compile(r"<style\b", re.I),
    "inline script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)[^>]*>", re.I),
    "event handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
    "javascript address": re.compile(r"""href\s*=\s*["']javascript:""", re.I),
}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(settings.BASE_DIR)))
def test_template_keeps_the_policy(path: Path):
    source = path.read_text()
    assert [name for name, pattern in FORBIDDEN.items() if pattern.search(source)] == []


def test_fragments_are_not_whole_pages():
    fragments = [path for path in TEMPLATES if path.name.startswith("_")]
    assert [path for path in fragments if "{% extends" in path.read_text()] == []


def test_a_page_with_a_heading_of_its_own_takes_none_from_the_top_bar():
    doubled = re.compile(r'include "_top.html"(?![^%]*has_heading)')
    pages = [path for path in TEMPLATES if "<h1" in path.read_text() and not path.name.startswith("_")]
    assert [path for path in pages if doubled.search(path.read_text())] == []


def test_a_page_below_a_tab_leaves_the_tabs_out():
    sources = {path: path.read_text() for path in TEMPLATES if not path.name.startswith("_")}
    below = {path: source for path, source in sources.items() if 'include "_top.html"' in source}
    framed = {path for path, source in below.items() if "{% block frame %}" in source}  # officers' pages have no tabs
    kept = {path for path, source in below.items() if "{% block tabs %}{% endblock tabs %}" not in source}
    assert kept - framed == set()
