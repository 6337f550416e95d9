import pytest

from notices.models import Notice, Preference
from tests.notices.factories import tell

URL = "/api/v1/notices/"


def test_list_holds_ones_own_with_words(worker, coworker, client_for):
    notice = tell(worker, url="/courses/")
    tell(coworker)
    answer = client_for(worker).get(URL).json()
    row = answer["results"][0]
    assert answer["count"] == 1
    assert (row["id"], row["title"], row["text"]) == (notice.pk, "Title 安全帽", "Text of 安全帽.")
    assert (row["url"], row["action"], row["read_at"]) == ("/courses/", "打开", None)


def test_list_is_filtered(worker, client_for):
    tell(worker), tell(worker, "test.soon")
    client = client_for(worker)
    assert client.get(f"{URL}?kind=money").json()["count"] == 1
    assert client.get(f"{URL}?unread=false").json()["count"] == 0
    assert client.get(f"{URL}?kind=nonsense").status_code == 400


def test_marking_as_read_happens_once_and_only_for_ones_own(worker, coworker, client_for):
    notice = tell(worker)
    assert client_for(coworker).get(f"{URL}{notice.pk}/").status_code == 404
    assert client_for(coworker).post(f"{URL}{notice.pk}/read/").status_code == 404
    client = client_for(worker)
    assert client.get(f"{URL}{notice.pk}/").json()["read_at"] is None
    first = client.post(f"{URL}{notice.pk}/read/").json()["read_at"]
    assert first
    assert client.post(f"{URL}{notice.pk}/read/").json()["read_at"] == first


def test_nothing_of_a_notice_can_be_written(worker, client_for):
    notice = tell(worker)
    for method in ("put", "patch", "delete", "post"):
        assert getattr(client_for(worker), method)(f"{URL}{notice.pk}/").status_code == 405
    assert Notice.objects.get().facts == {"title": "安全帽"}


def test_preferences_are_read_and_chosen(worker, client_for):
    client = client_for(worker)
    rows = client.get(f"{URL}preferences/").json()
    assert {"kind": "learning", "channel": "sms", "choice": "daily", "is_reachable": False} in rows
    wanted = {"kind": "learning", "channel": "sms", "choice": "off"}
    answer = client.put(f"{URL}preferences/", wanted, content_type="application/json")
    assert {**wanted, "is_reachable": False} in answer.json()


@pytest.mark.parametrize(
    "asked",
    [
        {"kind": "account", "channel": "sms", "choice": "off"},
        {"kind": "learning", "channel": "inbox", "choice": "off"},
        {"kind": "learning", "channel": "sms"},
        {},
    ],
)
def test_wrong_choice_is_refused_with_a_sentence(worker, client_for, asked):
    answer = client_for(worker).put(f"{URL}preferences/", asked, content_type="application/json")
    assert (answer.status_code, bool(answer.json()["detail"])) == (400, True)
    assert not Preference.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_as_many_queries_for_one_as_for_three(worker, client_for, count, django_assert_max_num_queries):
    for number in range(count):
        tell(worker, title=str(number))
    client = client_for(worker)
    with django_assert_max_num_queries(3):
        client.get(URL)
