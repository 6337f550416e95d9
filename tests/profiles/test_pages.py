"""The worker's own pages."""

import datetime

import pytest
from django.utils import timezone

from profiles.actions import accept_certificate, return_certificate, set_category, update_profile
from profiles.enums import CategoryKind, Source
from profiles.models import CategorySpan, Profile, SkillCertificate
from tests.profiles.factories import pdf, picture, upload, verified

MINE, EDIT, NEW = "/people/me/profile/", "/people/me/profile/edit/", "/people/me/skills/new/"
TYPED = {
    "kind": "recognition",
    "grade": "five:4",
    "occupation": "焊工",
    "occupation_code": "",
    "number": "y 0001-51-000009",
    "issuer": "某市技能鉴定中心",
    "issued_on": "2025-06-30",
    "valid_until": "",
}


def text_of(answer) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


def page_of(certificate) -> str:
    return f"/people/me/skills/{certificate.pk}/"


def test_profile_shows_what_is_known_and_who_said_so(worker, company_officer, client_for):
    update_profile(person=worker, by=worker, occupation="起重机司机", occupation_code="6-30-05-01", education=71)
    verified(worker, company_officer, 4, datetime.date(2025, 6, 1))
    day = datetime.date(2024, 3, 1)
    for kind, until in ((CategoryKind.MIGRANT, None), (CategoryKind.WOMAN, datetime.date(2024, 12, 31))):
        set_category(person=worker, kind=kind, from_on=day, to_on=until, source=Source.ROSTER, by=None)
    text = text_of(client_for(worker).get(MINE))
    for words in (
        "起重机司机",
        "6-30-05-01",
        "初中",
        "三级 · 高级工",
        "农民工",
        "来自名册",
        "2024年3月1日 – 2024年12月31日",
    ):
        assert words in text


def test_empty_profile_says_what_to_do(worker, client_for):
    text = text_of(client_for(worker).get(MINE))
    assert "还没有" in text
    assert NEW in text
    assert not Profile.objects.exists()


def test_saved_profile_and_ticks(worker, client_for):
    said = {
        "occupation": "电工",
        "occupation_code": "6—31－01－03",
        "education": "47",
        "stated": ["migrant", "frontline"],
    }
    assert client_for(worker).post(EDIT, said).url == MINE
    profile = Profile.objects.get()
    assert (profile.occupation, profile.occupation_code, profile.education) == ("电工", "6-31-01-03", 47)
    assert {span.kind: span.source for span in CategorySpan.objects.all()} == {"migrant": "self", "frontline": "self"}


@pytest.mark.parametrize("said", [{"occupation_code": "31-01"}, {"education": "12"}, {"stated": ["hardship_deep"]}])
def test_wrong_input_is_told_and_kept(worker, client_for, said):
    text = text_of(client_for(worker).post(EDIT, {"occupation": "塔吊司机", **said}))
    assert "塔吊司机" in text
    assert 'role="alert"' in text
    assert not Profile.objects.exists()
    assert not CategorySpan.objects.exists()


def test_what_the_union_entered_is_not_asked_for(worker, company_officer, client_for):
    day = timezone.localdate()
    fields = {"source": Source.OFFICER, "by": company_officer, "from_on": day}
    set_category(person=worker, kind=CategoryKind.MIGRANT, **fields)
    client = client_for(worker)
    assert 'value="migrant"' not in text_of(client.get(EDIT))
    client.post(EDIT, {"occupation": "电工", "stated": []})
    assert CategorySpan.objects.get().to_on is None


@pytest.mark.parametrize(("file", "kind"), [(picture, "image/jpeg"), (pdf, "application/pdf")])
def test_certificate_is_sent_by_a_plain_form(worker, client_for, file, kind):
    client = client_for(worker)
    answer = client.post(NEW, {**TYPED, "scan": file()})
    made = SkillCertificate.objects.get()
    assert answer.url == page_of(made)
    assert (made.person, made.series, made.level, made.number) == (worker, "five", 4, "Y0001-51-000009")
    assert (made.file_type, made.state) == (kind, "uploaded")
    assert "工会干部核验" in text_of(client.get(page_of(made)))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"grade": "five:8"}, "不在可用的选项中"),
        ({"number": ""}, "这个字段"),
        ({"kind": "qualification", "grade": "eight:8"}, "职业资格证书按五级评定"),
        ({"issued_on": "2999-01-01"}, "这一天还没有到"),
        ({"valid_until": "2024-01-01"}, "有效期不能早于发证日期"),
        ({"scan": None}, "没有提交文件"),
    ],
)
def test_wrong_certificate_is_told_at_its_field_and_nothing_typed_is_lost(worker, client_for, said, sentence):
    given = {**TYPED, "scan": picture(), **said}
    text = text_of(client_for(worker).post(NEW, {name: value for name, value in given.items() if value is not None}))
    assert 'role="alert"' in text
    assert "焊工" in text
    assert not SkillCertificate.objects.exists()


def test_file_that_is_no_picture_is_told_at_the_file(worker, client_for):
    fake = pdf()
    fake.seek(0)
    fake.truncate(4)
    text = text_of(client_for(worker).post(NEW, {**TYPED, "scan": fake}))
    assert "这个文件打不开" in text


def test_timeline_shows_the_reason_and_leads_to_the_correction(worker, company_officer, client_for):
    certificate = upload(worker)
    return_certificate(certificate=certificate, reason="编号少一位", by=company_officer)
    client = client_for(worker)
    text = text_of(client.get(page_of(certificate)))
    assert "编号少一位" in text
    assert "吴厂" not in text
    correct = f"{page_of(certificate)}correct/"
    form = text_of(client.get(correct))
    assert 'value="five:3" selected' in form
    assert client.post(correct, TYPED).url == page_of(certificate)
    certificate.refresh_from_db()
    assert (certificate.state, certificate.occupation, certificate.version) == ("uploaded", "焊工", 2)


def test_what_waits_or_is_accepted_cannot_be_corrected(worker, company_officer, client_for):
    certificate = upload(worker)
    client, correct = client_for(worker), f"{page_of(certificate)}correct/"
    assert client.post(correct, TYPED).url == page_of(certificate)
    accept_certificate(certificate=certificate, by=company_officer)
    assert client.post(correct, TYPED).url == page_of(certificate)
    assert client.get(f"{page_of(certificate)}delete/").url == page_of(certificate)
    client.post(f"{page_of(certificate)}delete/")
    certificate.refresh_from_db()
    assert (certificate.state, certificate.occupation) == ("accepted", "电工")


def test_holder_takes_it_back(worker, client_for):
    certificate, client = upload(worker), client_for(worker)
    asked = client.get(f"{page_of(certificate)}delete/").content.decode()
    assert "谁也不能恢复" in asked
    assert SkillCertificate.objects.exists()
    assert client.post(f"{page_of(certificate)}delete/").url == MINE
    assert not SkillCertificate.objects.exists()


@pytest.mark.parametrize("name", ["coworker", "company_officer", "administrator", "stranger"])
def test_pages_of_the_holder_open_to_nobody_else(worker, request, name, client_for):
    certificate = upload(worker)
    client = client_for(request.getfixturevalue(name))
    assert client.get(page_of(certificate)).status_code == 404
    assert client.post(f"{page_of(certificate)}correct/", TYPED).status_code == 404
    assert client.post(f"{page_of(certificate)}delete/").status_code == 404
    assert SkillCertificate.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_profile_takes_few_queries(worker, client_for, count, django_assert_max_num_queries):
    for number in range(count):
        upload(worker, number=f"GX-0000-{number}")
    client = client_for(worker)
    with django_assert_max_num_queries(5):
        client.get(MINE)


def test_me_leads_here(worker, client_for):
    page = text_of(client_for(worker).get("/me/"))
    assert "/people/me/unions/" in page
    assert MINE in page
