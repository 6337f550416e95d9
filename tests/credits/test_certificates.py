import datetime
import io

import pypdf
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from credits.actions import issue_certificate, revoke_certificate
from credits.models import Certificate
from credits.numbers import ALPHABET, GROUPS, LENGTH, clean_number, grouped, new_number
from credits.typesetting import certificate_pdf


@pytest.fixture
def certificate(worker, tree):
    return issue_certificate(
        person=worker,
        source="course:1",
        title="消防与应急处置 <b>&",
        seconds=14400,
        credits=25,
        union=tree.county,
        theme="health",
        score=85,
    )


def page(certificate, name="certificate"):
    return reverse(f"credits:{name}", args=[certificate.label])


def pdf_words(content: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return "".join("".join(sheet.extract_text().split()) for sheet in pages)


def test_numbers_hold_130_random_bits():
    numbers = {new_number() for _turn in range(2000)}
    assert (len(numbers), len(ALPHABET) ** LENGTH >= 2**128) == (2000, True)
    assert {len(number) for number in numbers} == {LENGTH}
    assert {sign for number in numbers for sign in number} == set(ALPHABET)


def test_a_number_survives_being_read_out_and_typed():
    number = new_number()
    label = grouped(number)
    assert [len(group) for group in label.split("-")] == list(GROUPS)
    assert clean_number(label) == number
    assert clean_number(f" {label.lower().replace('0', 'o').replace('1', 'l')} ") == number


def test_the_names_of_the_day_stay(certificate, worker, tree):
    worker.name, tree.county.name = "换名", "换会"
    worker.save()
    tree.county.save()
    certificate.refresh_from_db()
    assert (certificate.holder_name, certificate.union_name, certificate.level) == ("王建军", "甲县总工会", "county")


def test_issuing_again_gives_the_same_one(certificate, worker, tree):
    again = issue_certificate(person=worker, source="course:1", title="别的", seconds=1, credits=1, union=tree.city)
    assert (again, Certificate.objects.count()) == (certificate, 1)


def test_the_holder_sees_it_and_nobody_else(certificate, worker, coworker, county_officer, client_for):
    words = client_for(worker).get(page(certificate)).content.decode()
    for part in ("王建军", "甲县总工会", "消防与应急处置 &lt;b&gt;&amp;", "4.0", "85", certificate.label, "<svg"):
        assert part in words
    for person in (coworker, county_officer):
        assert client_for(person).get(page(certificate)).status_code == 404
        assert client_for(person).get(page(certificate, "certificate_pdf")).status_code == 404


def test_the_pdf_holds_the_words_as_text(certificate, worker, client_for):
    response = client_for(worker).get(page(certificate, "certificate_pdf"))
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    words = pdf_words(response.content)
    for part in (
        "甲县总工会",
        "培训合格证书",
        "王建军",
        "《消防与应急处置<b>&》培训4.0学时",
        "85分",
        certificate.label,
    ):
        assert part in words


def test_markup_in_a_name_stays_a_name(worker, tree):
    worker.name = '#eval("1") *王* $x$'
    certificate = Certificate(
        holder_name=worker.name, union_name="甲会", title="题", seconds=3600, credits=0, issued_at=timezone.now()
    )
    assert '#eval("1")*王*$x$' in pdf_words(certificate_pdf(certificate))


def test_without_the_font_the_pdf_is_refused_with_a_sentence(certificate, worker, client_for):
    with override_settings(CERTIFICATE_FONTS="no_such_package"):
        response = client_for(worker).get(page(certificate, "certificate_pdf"))
    assert response.status_code == 503
    assert "服务器缺少字体" in response.content.decode()


def test_a_character_that_the_font_lacks_is_refused_too(certificate, worker, client_for):
    Certificate.objects.update(holder_name="王𪚥")
    assert client_for(worker).get(page(certificate, "certificate_pdf")).status_code == 503


def test_a_stranger_verifies_without_signing_in(certificate, client):
    words = client.get(page(certificate, "verify")).content.decode()
    for part in ("这张证书有效", "王*军", "消防与应急处置", "4.0", "0.25", "85", "甲县总工会", certificate.label):
        assert part in words
    assert "王建军" not in words


def test_the_typed_form_leads_to_the_page(certificate, client):
    response = client.get(reverse("credits:verify_form"), {"number": certificate.label.lower()})
    assert response.url == reverse("credits:verify", args=[certificate.number])
    assert client.get(response.url).status_code == 200


def test_unknown_numbers_are_not_found(certificate, client):
    for number in ("0", "王", "x" * 500, *(grouped(new_number()) for _turn in range(200))):
        response = client.get(reverse("credits:verify", args=[number]))
        assert response.status_code == 404
    assert "没有查到这个编号的证书" in response.content.decode()


def test_revoked_is_shown_to_everybody_the_reason_to_the_holder(
    certificate, worker, county_officer, client, client_for
):
    revoke_certificate(certificate=certificate, by=county_officer, reason="替考")
    public = client.get(page(certificate, "verify")).content.decode()
    assert ("这张证书已撤销" in public, "替考" in public, "这张证书有效" in public) == (True, False, False)
    assert "替考" in client_for(worker).get(page(certificate)).content.decode()


def test_run_out_is_shown(certificate, client):
    Certificate.objects.update(valid_until_on=timezone.localdate() - datetime.timedelta(days=1))
    assert "这张证书已到期" in client.get(page(certificate, "verify")).content.decode()


def test_only_an_officer_of_the_issuing_union_revokes(certificate, worker, trainer, other_officer, company_officer):
    for person in (worker, trainer, other_officer, company_officer):
        with pytest.raises(PermissionDenied):
            revoke_certificate(certificate=certificate, by=person, reason="试试")
    certificate.refresh_from_db()
    assert certificate.is_valid


def test_revoking_needs_a_reason_and_holds_once(certificate, county_officer):
    with pytest.raises(ValidationError):
        revoke_certificate(certificate=certificate, by=county_officer, reason="  ")
    first = revoke_certificate(certificate=certificate, by=county_officer, reason="替考")
    second = revoke_certificate(certificate=certificate, by=county_officer, reason="别的")
    assert (second.revoke_reason, second.revoked_at) == ("替考", first.revoked_at)


def test_after_revocation_a_new_one_can_be_issued(certificate, worker, tree, county_officer):
    revoke_certificate(certificate=certificate, by=county_officer, reason="姓名有误")
    new = issue_certificate(person=worker, source="course:1", title="消防", seconds=1, credits=1, union=tree.county)
    assert (new.number != certificate.number, new.is_valid) == (True, True)
