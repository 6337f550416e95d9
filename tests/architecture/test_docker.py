"""No engine runs in tests: the files are read and held against the settings and the commands that exist."""

import importlib.util
import re
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = yaml.safe_load((ROOT / "docker/compose.yml").read_text())
SERVICES = COMPOSE["services"]
DOCKERFILE = (ROOT / "docker/Dockerfile").read_text()
OURS = ("migrate", "web", "worker", "beat")
SETTINGS = "".join(path.read_text() for path in (ROOT / "lms/settings").glob("*.py"))
KNOWN = set(re.findall(r'(?:env(?:\.\w+)?|secret)\(\s*"([A-Z0-9_]+)"', SETTINGS))


def words(command) -> list[str]:
    return command if isinstance(command, list) else command.split()


def test_services_are_the_ones_that_the_design_names():
    assert sorted(SERVICES) == ["beat", "elasticsearch", "migrate", "nginx", "postgres", "redis", "web", "worker"]


@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"migrate"}))
def test_service_that_stays_has_a_health_check(name):
    check = SERVICES[name]["healthcheck"]
    assert {"test", "interval", "timeout", "retries"} <= set(check)


@pytest.mark.parametrize("name", OURS)
def test_environment_names_are_read_by_the_settings(name):
    assert set(SERVICES[name]["environment"]) - KNOWN == set()


def test_every_service_url_of_the_settings_is_given():
    given = set(SERVICES["web"]["environment"])
    assert {
        "DATABASE_URL",
        "REDIS_URL",
        "CELERY_BROKER_URL",
        "ELASTICSEARCH_URL",
        "PUBLIC_ORIGIN",
        "CONTENT_ORIGIN",
    } <= given


def test_no_secret_has_a_default():
    text = (ROOT / "docker/compose.yml").read_text()
    secrets = re.findall(r"\$\{([A-Z_]*(?:KEY|PASSWORD|SECRET|TOKEN)[A-Z_]*)([^}]*)\}", text)
    may_be_absent = {name for name, rest in secrets if rest == ":-"}
    assert may_be_absent == {"IDENTITY_INDEX_KEY_NEXT"}  # set only while an index key changes
    assert {name for name, _rest in secrets} - may_be_absent == {
        "SECRET_KEY",
        "IDENTITY_KEYS",
        "IDENTITY_INDEX_KEY",
        "AUDIT_SIGNING_KEY",
        "POSTGRES_PASSWORD",
        "ELASTIC_PASSWORD",
    }
    assert [name for name, rest in secrets if name not in may_be_absent and not rest.startswith(":?")] == []
    assert not re.search(r"^(ENV|ARG) .*(KEY|PASSWORD|SECRET|TOKEN)", DOCKERFILE, re.M)


def test_settings_refuse_production_without_a_secret(monkeypatch):
    import environ
    from django.core.exceptions import ImproperlyConfigured

    monkeypatch.setenv("MODE", "production")
    monkeypatch.delenv("SECRET_KEY", raising=False)
    spec = importlib.util.spec_from_file_location("settings_env_again", ROOT / "lms/settings/env.py")
    assert spec
    assert spec.loader
    with pytest.raises((ImproperlyConfigured, environ.ImproperlyConfigured), match="SECRET_KEY"):
        spec.loader.exec_module(importlib.util.module_from_spec(spec))


def test_commands_name_programs_and_management_commands_that_exist():
    used = " ".join(" ".join(words(SERVICES[name].get("command", []))) for name in OURS) + DOCKERFILE
    assert set(re.findall(r"manage\.py (\w+)", used)) <= set(get_commands())
    for module in ("granian", "celery", "lms.wsgi", "lms.celery"):
        assert importlib.util.find_spec(module)


def test_image_is_built_in_stages_and_does_not_run_as_root():
    assert len(re.findall(r"^FROM ", DOCKERFILE, re.M)) == 3
    last = DOCKERFILE.split("FROM ")[-1]
    assert re.search(r"^USER gongxue$", last, re.M)
    assert "node" not in last.lower().split("copy --from=front")[0]


def test_files_that_the_image_copies_exist():
    for line in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.M):
        for source in line.split()[:-1]:
            assert (ROOT / source).exists(), source


def test_nginx_sends_files_only_after_a_checked_right():
    nginx = (ROOT / "docker/nginx.conf").read_text()
    assert re.search(r"location /protected/ \{\s+internal;", nginx)
    assert "./nginx.conf:/etc/nginx/conf.d/default.conf:ro" in SERVICES["nginx"]["volumes"]
