"""A new version of a consent text: by the federation's administrators, looked at first, never of a day gone by."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from accounts.actions import grant_role
from accounts.enums import Role
from audit.models import Entry
from privacy.actions import give_consent, publish_text
from privacy.enums import ConsentKind
from privacy.models import ConsentText
from privacy.queries import choices_of

URL = "/privacy/rules/texts/"
TODAY = timezone.localdate


def publish(by=None, **changes):
    given = {"kind": ConsentKind.TERMS, "texts": {"zh-hans": "第二版", "en": "Second"}, "from_on": TODAY(), **changes}
    return publish_text(by=by, **given)


def test_it_is_looked_at_then_published_and_everybody_is_asked(worker, administrator, client_for):
    give_consent(person=worker, kind="terms", channel="page", by=worker)
    client = client_for(administrator)
    typed = {"zh": "# 新条款\n第二版", "en": "", "from_on": TODAY().isoformat()}
    page = client.post(f"{URL}terms/new/", typed).content.decode()
    assert "每个人都要先同意才能继续使用" in page
    assert ConsentText.objects.filter(kind="terms", version=2).count() == 0
    page = client.post(f"{URL}terms/new/", {**typed, "sure": "yes"}, follow=True).content.decode()
    assert "已发布为第 2 版" in page
    assert choices_of(worker)[0].is_outdated
    line = Entry.objects.get(action="privacy.text_published")
    assert (line.by, line.facts["version"]) == (administrator.pk, 2)


def test_the_versions_are_read_with_how_many_agree(worker, auditor, client_for):
    give_consent(person=worker, kind="hardship", channel="page", by=worker)
    page = client_for(auditor).get(URL)
    found = {one.kind: [(one.number, one.agreed) for one in one.versions] for one in page.context["kinds"]}
    assert found[ConsentKind.HARDSHIP] == [(1, 1)]
    assert "terms/new/" not in page.content.decode()
    assert "困难职工" in client_for(auditor).get(f"{URL}hardship/1/").content.decode()
    assert client_for(auditor).get(f"{URL}hardship/9/").status_code == 404


def test_only_the_top_of_the_tree_publishes(tree, administrator, county_officer, auditor, worker, client_for):
    grant_role(person=county_officer, role=Role.ADMINISTRATOR, union=tree.county, by=None)
    for person in (county_officer, auditor, worker):
        assert client_for(person).get(f"{URL}terms/new/").status_code == 404
        with pytest.raises(PermissionDenied):
            publish(by=person)
    assert client_for(worker).get(f"{URL}terms/1/").status_code == 403
    assert client_for(administrator).get(f"{URL}soul/new/").status_code == 404


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"from_on": datetime.date(2026, 1, 1)}, "past"),
        ({"texts": {"zh-hans": " ", "en": "Only English"}}, "binding"),
        ({"texts": {"zh-hans": "第二版\n", "en": ""}}, "same"),
    ],
)
def test_what_cannot_hold_is_refused(db, changes, code):
    publish()
    with pytest.raises(ValidationError) as refusal:
        publish(**changes)
    assert code in {one.code for one in getattr(refusal.value, "error_list", [])} | {
        one.code for errors in getattr(refusal.value, "error_dict", {}).values() for one in errors
    }
    assert ConsentText.objects.filter(kind="terms").latest("version").version == 2


def test_a_refusal_loses_nothing_that_was_typed(administrator, client_for):
    typed = {"zh": "第二版", "en": "Second", "from_on": "2026-01-01", "sure": "yes"}
    page = client_for(administrator).post(f"{URL}terms/new/", typed).content.decode()
    assert "生效日期不能早于今天" in page
    assert "Second" in page
