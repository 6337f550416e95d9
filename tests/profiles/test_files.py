"""A certificate's file: who gets it, and that nothing of it runs."""

import pytest
from django.core.files.storage import default_storage

from profiles.actions import correct_certificate, return_certificate, upload_certificate
from profiles.models import SkillCertificate
from tests.profiles.factories import FACTS, pdf, picture, upload


def address(certificate) -> str:
    return f"/people/skills/{certificate.pk}/file/"


def fetch(client, path: str, **options) -> tuple:
    """The answer and its bytes; a file is closed once it is read."""
    answer = client.get(path, **options)
    data = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer, data


@pytest.mark.parametrize(
    ("name", "status"),
    [("worker", 200), ("company_officer", 200), ("city_officer", 200), ("coworker", 404), ("stranger", 404)]
    + [("other_officer", 404), ("administrator", 404), ("auditor", 404), ("trainer", 404)],
)
def test_file_opens_to_its_holder_and_her_officers(worker, request, name, status, client_for):
    certificate = upload(worker)
    client = client_for(request.getfixturevalue(name))
    for path in (address(certificate), f"/people/skills/steps/{certificate.steps.get().pk}/file/"):
        assert fetch(client, path)[0].status_code == status


def test_visitor_is_sent_to_sign_in(worker, client):
    assert client.get(address(upload(worker))).url.startswith("/accounts/login/")


def test_file_closes_when_the_holder_leaves(worker, company_officer, client_for):
    certificate = upload(worker)
    worker.memberships.update(from_on="2025-01-01", to_on="2025-12-31")
    assert client_for(company_officer).get(address(certificate)).status_code == 404
    assert fetch(client_for(worker), address(certificate))[0].status_code == 200


def test_picture_is_shown_and_kept_by_nobody(worker, client_for):
    certificate = upload(worker)
    answer, data = fetch(client_for(worker), address(certificate), headers={"Accept-Encoding": "gzip"})
    with default_storage.open(certificate.file.name) as stored:
        assert data == stored.read()
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert certificate.file.name not in str(answer.headers)


def test_pdf_is_only_handed_over(worker, client_for):
    certificate = upload_certificate(person=worker, facts=FACTS, file=pdf(), by=worker)
    answer, _data = fetch(client_for(worker), address(certificate))
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]


def test_earlier_photo_stays_readable_to_the_officer(worker, company_officer, client_for):
    first = upload(worker)
    return_certificate(certificate=first, reason="不清", by=company_officer)
    correct_certificate(certificate=SkillCertificate.objects.get(), facts=FACTS, file=picture((30, 20)), by=worker)
    step = first.steps.first()
    _answer, data = fetch(client_for(company_officer), f"/people/skills/steps/{step.pk}/file/")
    with default_storage.open(first.file.name) as stored:
        assert data == stored.read()


def test_nginx_gets_the_name_where_it_stands_in_front(worker, client_for, settings):
    settings.X_ACCEL = True
    certificate = upload(worker)
    assert client_for(worker).get(address(certificate))["X-Accel-Redirect"] == f"/protected/{certificate.file.name}"


def test_lost_file_is_not_there(worker, client_for):
    certificate = upload(worker)
    default_storage.delete(certificate.file.name)
    assert client_for(worker).get(address(certificate)).status_code == 404


def test_folder_is_under_no_public_address(worker, client):
    certificate = upload(worker)
    for path in (f"/media/{certificate.file.name}", f"/media/images/{certificate.file.name}"):
        assert client.get(path).status_code == 404
