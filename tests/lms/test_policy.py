"""The site's content policy is strict, every learner page keeps it, and other headers stand guard."""

import json
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from tests.courses.factories import make_course, make_lesson
from tests.lms.factories import make_event, make_news, make_question

INLINE = {
    "script": re.compile(r"<script(?![^>]*\ssrc=)(?![^>]*type=\"application/json\")", re.I),
    "style element": re.compile(r"<style\b", re.I),
    "style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
    "script address": re.compile(r"href\s*=\s*[\"']?javascript:", re.I),
}


def directives(answer) -> dict[str, list[str]]:
    parts = (part.split() for part in answer["Content-Security-Policy"].split(";"))
    return {name: values for name, *values in parts}


def faults(answer) -> list[str]:
    page = answer.content.decode()
    return [name for name, pattern in INLINE.items() if pattern.search(page)]


@pytest.fixture
def addresses(site, tree, worker):
    course = make_course(tree.county)
    lesson = make_lesson(course)
    worker.enrolments.create(course=course)
    make_question(tree.county)
    pages = (course, lesson, make_news(tree.county), make_event(tree.county))
    fixed = ("/", "/courses/", "/books/", "/events/", "/me/", "/me/learning/", "/credits/", "/credits/certificates/")
    return [*fixed, "/search/?q=安全", "/people/me/", *(page.url for page in pages)]


def test_every_learner_page_keeps_the_strict_policy(addresses, worker, client_for):
    client = client_for(worker)
    for address in addresses:
        answer = client.get(address)
        assert (address, answer.status_code, faults(answer)) == (address, 200, [])
        policy = directives(answer)
        for name in ("default-src", "script-src", "style-src"):
            assert "'unsafe-inline'" not in policy[name], address
            assert "'unsafe-eval'" not in policy[name], address
        assert policy["object-src"] == ["'none'"]
        assert policy["base-uri"] == ["'none'"]


def test_officers_pages_and_pages_of_errors_keep_it_too(site, county_officer, client_for):
    client = client_for(county_officer)
    for address, status in (("/desk/", 200), ("/desk/people/", 200), ("/no/such/page/", 404)):
        answer = client.get(address)
        assert (address, answer.status_code, faults(answer)) == (address, status, [])


def test_headers_stand_guard(site, client):
    answer = client.get("/")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Frame-Options"] == "SAMEORIGIN"


def test_error_page_says_what_is_safe_and_where_to_go(site, client):
    page = client.get("/no/such/page/").content.decode()
    assert 'href="/"' in page
    assert "记录" in page


def test_robots_leave_private_parts_alone(client):
    answer = client.get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    for part in ("/cms/", "/api/", "/me/", "/desk/"):
        assert f"Disallow: {part}" in answer.content.decode()


def test_manifest_names_icons_that_exist(site, client):
    path = finders.find("lms/site.webmanifest")
    manifest = json.loads(Path(path).read_text(encoding="utf-8"))
    assert manifest["name"] == "工学"
    assert all(finders.find(f"lms/{icon['src']}") for icon in manifest["icons"])
    assert "site.webmanifest" in client.get("/").content.decode()
    assert client.get("/favicon.ico").status_code == 302
