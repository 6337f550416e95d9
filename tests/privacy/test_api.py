import pytest

from privacy.actions import give_consent
from privacy.enums import AT_SIGN_IN, SEPARATE, Channel
from privacy.models import Consent, Export
from records.outbox import deliver_due
from tests.factories import PersonFactory

CONSENTS, EXPORT = "/api/v1/privacy/consents/", "/api/v1/privacy/export/"


def test_every_kind_is_listed_with_its_text_and_ones_answer(worker, client_for):
    give_consent(person=worker, kind="terms", channel=Channel.PAGE, by=worker)
    found = {one["kind"]: one for one in client_for(worker).get(CONSENTS).json()}
    assert set(found) == {*AT_SIGN_IN, *SEPARATE}
    assert (found["terms"]["is_given"], found["terms"]["given_version"], found["terms"]["can_withdraw"]) == (
        True,
        1,
        False,
    )
    assert (found["hardship"]["is_given"], found["hardship"]["given_at"]) == (False, None)


def test_given_and_taken_back(worker, client_for):
    client = client_for(worker)
    assert client.put(f"{CONSENTS}hardship/").json()["is_given"]
    assert Consent.objects.get().channel == "api"
    assert not client.delete(f"{CONSENTS}hardship/").json()["is_given"]


def test_the_texts_of_the_account_answer_400(worker, client_for):
    answer = client_for(worker).delete(f"{CONSENTS}policy/")
    assert answer.status_code == 400
    assert "注销" in answer.content.decode()


@pytest.mark.parametrize("method", ["put", "delete"])
def test_an_unknown_kind_is_not_there(worker, client_for, method):
    assert getattr(client_for(worker), method)(f"{CONSENTS}soul/").status_code == 404


def test_an_export_is_asked_for_and_followed(worker, client_for):
    client = client_for(worker)
    assert client.get(EXPORT).status_code == 404
    asked = client.post(EXPORT)
    assert (asked.status_code, asked.json()["state"]) == (202, "waiting")
    deliver_due()
    assert client.get(EXPORT).json()["percent"] == 100


def test_nobody_sees_anybody_elses(worker, stranger, client_for):
    client_for(worker).post(EXPORT)
    assert client_for(stranger).get(EXPORT).status_code == 404
    assert not Export.objects.visible_to(PersonFactory()).exists()
