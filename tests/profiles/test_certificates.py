"""From the upload to the decision: who, when, why, and once."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from profiles.actions import (
    accept_certificate,
    correct_certificate,
    delete_certificate,
    return_certificate,
    upload_certificate,
)
from profiles.models import CertificateStep, SkillCertificate
from profiles.signals import skill_decided
from tests.profiles.factories import FACTS, picture, upload


def history(certificate) -> list[tuple]:
    return [(step.kind, step.done_by, step.reason) for step in certificate.steps.all()]


@pytest.fixture
def certificate(worker) -> SkillCertificate:
    return upload(worker)


def test_accepted_with_its_history_and_told_on_commit(
    certificate, worker, company_officer, django_capture_on_commit_callbacks
):
    heard = []

    def listen(sender, certificate, **kwargs):
        heard.append((certificate.pk, certificate.state))

    skill_decided.connect(listen)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            accept_certificate(certificate=certificate, by=company_officer)
    finally:
        skill_decided.disconnect(listen)
    assert history(certificate) == [("uploaded", worker, ""), ("accepted", company_officer, "")]
    assert heard == [(certificate.pk, "accepted")]


def test_correction_keeps_what_stood_before(certificate, worker, company_officer):
    return_certificate(certificate=certificate, reason="编号看不清", by=company_officer)
    first = SkillCertificate.objects.get()
    facts = {**FACTS, "number": "Y0001510800000002"}
    done = correct_certificate(certificate=first, facts=facts, file=picture(), by=worker)
    assert (done.state, done.version, done.number) == ("uploaded", 2, "Y0001510800000002")
    assert [row[0] for row in history(done)] == ["uploaded", "returned", "corrected"]
    old, new = done.steps.first(), done.steps.last()
    assert (old.facts["number"], new.facts["number"]) == ("Y0001510800000001", "Y0001510800000002")
    assert old.file.name != new.file.name
    assert default_storage.exists(old.file.name)


def test_correction_without_a_photo_keeps_the_photo(certificate, worker, company_officer):
    return_certificate(certificate=certificate, reason="日期不对", by=company_officer)
    returned = SkillCertificate.objects.get()
    facts = {**FACTS, "issued_on": datetime.date(2025, 5, 21)}
    done = correct_certificate(certificate=returned, facts=facts, by=worker)
    assert (done.file.name, done.steps.last().facts["issued_on"]) == (certificate.file.name, "2025-05-21")


def test_only_what_was_sent_back_is_corrected_and_by_its_holder_only(certificate, coworker, worker, company_officer):
    with pytest.raises(ValidationError):
        correct_certificate(certificate=certificate, facts=FACTS, by=worker)
    return_certificate(certificate=certificate, reason="不清", by=company_officer)
    with pytest.raises(PermissionDenied):
        correct_certificate(certificate=SkillCertificate.objects.get(), facts=FACTS, by=coworker)


def test_officer_decides_about_what_she_saw(certificate, worker, company_officer, county_officer):
    seen_early = SkillCertificate.objects.get()
    return_certificate(certificate=certificate, reason="不清", by=county_officer)
    correct_certificate(certificate=SkillCertificate.objects.get(), facts={**FACTS, "level": 5}, by=worker)
    with pytest.raises(ValidationError) as refusal:
        accept_certificate(certificate=seen_early, by=company_officer)
    assert refusal.value.code == "decided"
    assert SkillCertificate.objects.get().state == "uploaded"


@pytest.mark.parametrize(
    "name", ["worker", "coworker", "other_officer", "auditor", "administrator", "trainer", "librarian"]
)
def test_only_an_officer_of_the_holder_decides(certificate, request, name):
    by = request.getfixturevalue(name)
    for decide in (accept_certificate, lambda **kept: return_certificate(reason="不清", **kept)):
        with pytest.raises(PermissionDenied):
            decide(certificate=certificate, by=by)


def test_officer_does_not_check_her_own(company_officer, county_officer):
    own = upload(company_officer)
    with pytest.raises(PermissionDenied):
        accept_certificate(certificate=own, by=company_officer)
    assert accept_certificate(certificate=own, by=county_officer).state == "accepted"


def test_officer_decides_no_longer_once_the_holder_has_left(certificate, worker, company_officer):
    worker.memberships.update(from_on="2025-01-01", to_on="2025-12-31")
    with pytest.raises(PermissionDenied):
        accept_certificate(certificate=certificate, by=company_officer)


def test_return_needs_a_reason(certificate, company_officer):
    with pytest.raises(ValidationError):
        return_certificate(certificate=certificate, reason=" ", by=company_officer)


def test_acceptance_is_taken_back_with_a_reason(certificate, company_officer, county_officer):
    accepted = accept_certificate(certificate=certificate, by=company_officer)
    return_certificate(certificate=accepted, reason="查询不到", by=county_officer)
    assert history(certificate)[-1] == ("returned", county_officer, "查询不到")


def test_one_number_is_accepted_once(certificate, coworker, company_officer):
    accept_certificate(certificate=certificate, by=company_officer)
    copy = upload(coworker)
    with pytest.raises(ValidationError) as refusal:
        accept_certificate(certificate=copy, by=company_officer)
    assert refusal.value.code == "number"
    with pytest.raises(IntegrityError), transaction.atomic():
        SkillCertificate.objects.filter(pk=copy.pk).update(state="accepted")


def test_holder_takes_back_what_was_not_accepted_with_every_photo(
    certificate, worker, coworker, company_officer, django_capture_on_commit_callbacks
):
    return_certificate(certificate=certificate, reason="不清", by=company_officer)
    returned = SkillCertificate.objects.get()
    corrected = correct_certificate(certificate=returned, facts=FACTS, file=picture(), by=worker)
    names = {certificate.file.name, corrected.file.name}
    with pytest.raises(PermissionDenied):
        delete_certificate(certificate=corrected, by=coworker)
    with django_capture_on_commit_callbacks(execute=True):
        delete_certificate(certificate=corrected, by=worker)
    assert [name for name in names if default_storage.exists(name)] == []
    assert not CertificateStep.objects.exists()


def test_accepted_certificate_stays(certificate, worker, company_officer):
    accepted = accept_certificate(certificate=certificate, by=company_officer)
    with pytest.raises(ValidationError):
        delete_certificate(certificate=accepted, by=worker)


def test_nobody_uploads_for_another_and_nobody_without_end(worker, coworker, settings):
    with pytest.raises(PermissionDenied):
        upload_certificate(person=worker, facts=FACTS, file=picture(), by=coworker)
    settings.UPLOADS_A_DAY = 1
    upload(worker)
    with pytest.raises(ValidationError) as refusal:
        upload(worker)
    assert refusal.value.code == "wait"


def test_file_of_a_row_that_does_not_hold_goes_again(worker, monkeypatch):
    from profiles.actions import certificates

    stored = []

    def refuse(certificate, *args, **kwargs):
        stored.append(certificate.file.name)
        raise IntegrityError

    monkeypatch.setattr(certificates, "add_step", refuse)
    with pytest.raises(IntegrityError):
        upload(worker)
    assert not default_storage.exists(stored[0])


@pytest.mark.parametrize(
    ("name", "seen"),
    [("worker", True), ("company_officer", True), ("city_officer", True), ("coworker", False)]
    + [("auditor", False), ("administrator", False), ("other_officer", False), ("stranger", False)],
)
def test_certificate_is_seen_by_its_holder_and_her_officers(certificate, request, name, seen):
    assert SkillCertificate.objects.visible_to(request.getfixturevalue(name)).exists() is seen
