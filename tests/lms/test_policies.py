"""The strict policy holds for everybody; only the editor's own pages may script themselves in line."""

import pytest


def scripts(response) -> list[str]:
    parts = [part.split() for part in response["Content-Security-Policy"].split(";")]
    return next(part[1:] for part in parts if part[0] == "script-src")


@pytest.mark.django_db
def test_only_the_cms_runs_scripts_in_line(client):
    assert scripts(client.get("/cms/")) == ["'self'", "'unsafe-inline'"]
    assert scripts(client.get("/accounts/login/")) == ["'self'"]
