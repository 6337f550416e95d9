"""Asked once, word for word; taken back, the feature is off and learning goes on."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from accounts.actions import set_paper
from accounts.models import IdentityPaper
from audit.models import Entry
from privacy.actions import give_consent, withdraw_consent
from privacy.enums import AT_SIGN_IN, Channel, ConsentKind
from privacy.models import Consent, ConsentText
from privacy.queries import choices_of
from privacy.rules import has_consented
from tests.accounts.signing import CODE_PAGE, PASSWORD_PAGE, PHONE_PAGE, newest_code, proof
from tests.courses.factories import make_course, make_lesson
from tests.courses.phone import Phone

PAPER = "510802199202290008"


def agree(client: Client, phone: str, **fields):
    return client.post(PHONE_PAGE, {"phone": phone, "asked_to_agree": "1", "work": proof(client), **fields})


def give(person, kind) -> Consent:
    return give_consent(person=person, kind=kind, channel=Channel.PAGE, by=person)


def test_the_sign_in_page_asks_in_one_line_with_both_texts(db):
    page = Client().get(PHONE_PAGE).content.decode()
    assert page.count('name="agree"') == 1
    assert 'href="/privacy/terms/"' in page
    assert 'href="/privacy/policy/"' in page


@pytest.mark.parametrize("page", [PHONE_PAGE, PASSWORD_PAGE])
def test_without_the_tick_nothing_is_sent_and_the_number_stays(worker, page):
    client = Client()
    answer = client.post(page, {"phone": worker.phone, "login": worker.phone, "asked_to_agree": "1"}, follow=True)
    assert "请先阅读两份文本并勾选同意" in answer.content.decode()
    assert worker.phone in answer.content.decode()
    with pytest.raises(Exception, match="does not exist"):
        newest_code(worker.phone)


def test_signing_in_with_the_tick_writes_down_version_time_and_channel(worker):
    client = Client()
    agree(client, worker.phone, agree="1")
    client.post(CODE_PAGE, {"code": newest_code(worker.phone)})
    given = Consent.objects.filter(person=worker)
    assert {(one.text.kind, one.text.version, one.channel) for one in given} == {
        (kind.value, 1, "sign_in") for kind in AT_SIGN_IN
    }
    assert Entry.objects.filter(action="privacy.consent_given", subject=worker.pk).count() == 2


def test_signing_in_again_writes_nothing_new(worker, client_for):
    give(worker, ConsentKind.TERMS)
    give(worker, ConsentKind.TERMS)
    assert Consent.objects.filter(person=worker).count() == 1


def test_a_new_version_is_agreed_to_anew(worker):
    old = give(worker, ConsentKind.TERMS)
    ConsentText.objects.create(kind=ConsentKind.TERMS, version=2, language="zh-hans", text="新的写法")
    assert choices_of(worker)[0].is_outdated
    new = give(worker, ConsentKind.TERMS)
    old.refresh_from_db()
    assert (new.text.version, old.withdrawn_at is None) == (2, False)


def test_the_text_of_the_day_is_in_the_readers_language(db):
    page = Client().get("/privacy/policy/", headers={"accept-language": "en"})
    assert "No faces, no fingerprints" in page.content.decode()
    assert "不收集人脸" in Client().get("/privacy/policy/", headers={"accept-language": "zh-hans"}).content.decode()


def test_a_text_that_begins_tomorrow_does_not_hold_today(worker):
    import datetime

    from django.utils import timezone

    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    ConsentText.objects.create(kind="terms", version=2, language="zh-hans", text="明天", from_on=tomorrow)
    assert ConsentText.objects.in_force("terms", "zh-hans").version == 1


def test_taking_back_deletes_what_was_kept_on_it_alone_and_learning_goes_on(worker, tree, client_for):
    lesson = make_lesson(make_course(tree.county))
    give(worker, ConsentKind.ID_PAPER)
    set_paper(person=worker, kind="resident", number=PAPER, by=None)
    assert has_consented(worker, ConsentKind.ID_PAPER)
    assert worker.has_perm("privacy.consented_id_paper")
    client = client_for(worker)
    client.post("/privacy/consents/change/", {"kind": "id_paper", "withdraw": "1"})
    assert not has_consented(worker, ConsentKind.ID_PAPER)
    assert not worker.has_perm("privacy.consented_id_paper")
    assert not IdentityPaper.objects.exists()
    assert Phone(worker).does("done", lesson).status == "accepted"
    assert client.get("/courses/").status_code == 200
    assert Consent.objects.get(person=worker, text__kind="id_paper").withdrawn_at


def test_taking_back_what_was_never_given_deletes_nothing(worker):
    set_paper(person=worker, kind="resident", number=PAPER, by=None)
    assert withdraw_consent(person=worker, kind=ConsentKind.ID_PAPER, by=worker) == 0
    assert IdentityPaper.objects.exists()


def test_the_texts_of_the_account_are_given_up_by_deleting_it(worker):
    give(worker, ConsentKind.POLICY)
    with pytest.raises(ValidationError, match="注销"):
        withdraw_consent(person=worker, kind=ConsentKind.POLICY, by=worker)
    assert has_consented(worker, ConsentKind.POLICY)


def test_an_unknown_kind_is_said_on_the_page(worker, client_for):
    page = client_for(worker).post("/privacy/consents/change/", {"kind": "soul", "give": "1"}, follow=True)
    assert "请选择要同意的事项" in page.content.decode()


def test_only_ones_own_consents_are_seen(worker, stranger):
    give(worker, ConsentKind.TERMS)
    assert not Consent.objects.visible_to(stranger).exists()
    assert not any(choice.is_given for choice in choices_of(stranger))


def test_the_page_keeps_its_number_of_queries(worker, client_for, django_assert_max_num_queries):
    for kind in ConsentKind:
        give(worker, kind)
    client = client_for(worker)
    with django_assert_max_num_queries(5):
        client.get("/privacy/consents/")
