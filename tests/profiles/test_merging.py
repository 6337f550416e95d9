"""Two records of one person are put together."""

import datetime

import pytest
from django.core.files.storage import default_storage

from accounts.actions import ask_merge, ask_to_join, decide_merge
from accounts.merging.preview import preview
from accounts.models import JoinRequest
from profiles.actions import set_category, update_profile
from profiles.enums import CategoryKind, Source
from profiles.models import CategorySpan, CategoryStep, Profile, SkillCertificate
from tests.profiles.factories import upload


@pytest.fixture
def merge(worker, coworker, county_officer, city_officer):
    def run():
        asked = ask_merge(kept=worker, gone=coworker, reason="同一人", by=county_officer)
        return decide_merge(merge=asked, is_approved=True, by=city_officer)

    return run


def put(person, first: str, last: str | None, source: Source, kind=CategoryKind.MIGRANT) -> None:
    days = [day and datetime.date.fromisoformat(day) for day in (first, last)]
    set_category(person=person, kind=kind, from_on=days[0], to_on=days[1], source=source, by=None)


def test_days_of_both_count_once_with_the_stronger_source(merge, worker, coworker):
    put(worker, "2024-01-01", "2024-06-30", Source.SELF)
    put(worker, "2025-01-01", "2025-06-30", Source.SELF)
    put(coworker, "2024-06-01", "2025-02-28", Source.ROSTER)
    put(coworker, "2026-01-01", None, Source.SELF)
    put(coworker, "2026-01-01", None, Source.OFFICER, CategoryKind.DELEGATE)
    put(worker, "2020-01-01", None, Source.SELF, CategoryKind.WOMAN)
    merge()
    spans = CategorySpan.objects.order_by("kind", "from_on").values_list("person", "kind", "from_on", "to_on", "source")
    assert [(kind, str(first), str(last), source) for _person, kind, first, last, source in spans] == [
        ("delegate", "2026-01-01", "None", "officer"),
        ("migrant", "2024-01-01", "2025-06-30", "roster"),
        ("migrant", "2026-01-01", "None", "self"),
        ("woman", "2020-01-01", "None", "self"),
    ]
    assert {row[0] for row in spans} == {worker.pk}
    assert CategoryStep.objects.filter(person=worker).count() == CategoryStep.objects.count() == 6


def test_certificates_go_over_with_their_files_and_history(merge, worker, coworker):
    made = upload(coworker)
    assert ("技能证书核验", 1) in [(str(label), count) for label, count in preview(worker, coworker)]
    merge()
    kept = SkillCertificate.objects.get()
    assert (kept.pk, kept.person, kept.steps.count()) == (made.pk, worker, 1)
    assert default_storage.exists(kept.file.name)


@pytest.mark.parametrize(("stated", "kept"), [(None, "焊工"), ("电工", "电工")])
def test_what_the_kept_record_states_stays(merge, worker, coworker, stated, kept):
    update_profile(person=coworker, by=coworker, occupation="焊工")
    if stated:
        update_profile(person=worker, by=worker, occupation=stated)
    merge()
    profile = Profile.objects.get()
    assert (profile.person, profile.occupation) == (worker, kept)


def test_open_request_of_both_stays_once(merge, worker, coworker, tree):
    for person in (worker, coworker):
        ask_to_join(person=person, union=tree.works, workplace="甲", by=person)
    alone = ask_to_join(person=coworker, union=tree.other_company, workplace="乙", by=coworker)
    merge()
    assert set(JoinRequest.objects.values_list("person", flat=True)) == {worker.pk}
    assert JoinRequest.objects.waiting().filter(union=tree.works).count() == 1
    assert JoinRequest.objects.waiting().filter(pk=alone.pk).exists()


def test_what_she_stated_on_the_other_record_keeps_her_name(merge, worker, coworker):
    set_category(
        person=coworker, kind=CategoryKind.MIGRANT, from_on=datetime.date(2026, 1, 1), source=Source.SELF, by=coworker
    )
    update_profile(person=coworker, by=coworker, occupation="焊工")
    merge()
    assert CategoryStep.objects.get().done_by == Profile.objects.get().changed_by == worker
