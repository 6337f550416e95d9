"""Objects that exist, put into a drawn case: an unknown key only ever reaches the first line of a view."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

from schemathesis import Case

from accounts.actions import ask_to_join
from exams.actions import open_attempt
from exams.models import Paper
from notices.actions import notify
from privacy.enums import ConsentKind
from profiles.actions import upload_certificate
from tests.architecture.objects import address, made_for
from tests.notices.factories import WORDS  # noqa: F401  # registers the templates of the tests
from tests.profiles.factories import FACTS, picture

FIRST_PAGE = {"page": 1, "page_size": 5}


def real_objects(stage: SimpleNamespace) -> dict[str, Any]:
    """What an address or a body may name: where in the API → its key."""
    worker = stage.people["worker"]
    near = made_for(stage)["near"]
    request = ask_to_join(person=worker, union=stage.unions["works"], workplace="甲矿", by=worker)
    skill = upload_certificate(person=worker, facts=FACTS, file=picture(), by=worker)
    notice = notify(person=worker, template="test.waits", facts={"title": "x"}, by=None)
    paper = Paper.objects.get(pk=near["paper"])
    attempt = open_attempt(person=worker, paper=paper, source=f"course:{near['page']}", by=worker)
    return {
        "near": near,
        "paths": {
            "/attempts/": attempt.pk,
            "/join-requests/": request.pk,
            "/me/skills/": skill.pk,
            "/skill-certificates/": skill.pk,
            "/notices/": notice.pk,
            "/consents/": ConsentKind.values[-1],
        },
        "query": {**FIRST_PAGE, "union": "company", "parent": "county", "course": near["page"], "q": "消防"},
        "body": {
            "union": "other-company",
            "leaves": "company",
            "course": near["page"],
            "paper": near["paper"],
            "source": f"course:{near['page']}",
        },
    }


def with_real(case: Case, known: dict[str, Any]) -> Case | None:
    """The same case about objects that exist; None when it names nothing that could."""
    found, changed = case.derive(keep_auth=True), False
    for name in found.path_parameters:
        found.path_parameters[name], changed = _in_path(case.operation.path, name, known), True
    for part, values in ((found.query, known["query"]), (found.body, known["body"])):
        for name in set(part) & set(values) if isinstance(part, dict) else ():
            part[name], changed = values[name], True
    return found if changed else None


def _in_path(path: str, name: str, known: dict[str, Any]) -> str:
    own = [key for prefix, key in known["paths"].items() if prefix in path]
    if own:
        return str(own[-1])
    route = path.strip("/").replace("{id}", "<pk>").replace("{number}", "<number>") + "/"
    return address(route, known["near"]).split("/")[route.split("/").index(f"<{'pk' if name == 'id' else name}>") + 1]


def with_ids(path: str, known: dict[str, Any]) -> str:
    """A path of the schema with objects that exist."""
    for name in re.findall(r"{(\w+)}", path):
        path = path.replace(f"{{{name}}}", _in_path(path, name, known))
    return path
