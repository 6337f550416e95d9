"""What administrators see of what was sent, and sending again."""

import pytest

from accounts.actions import grant_role
from accounts.enums import Role
from notices.enums import Channel, State
from notices.models import Delivery
from tests.notices.factories import proved, tell

URL = "/notices/sent/"


@pytest.fixture
def failed(reached):
    tell(reached, "test.soon", title="机密")
    Delivery.objects.filter(channel=Channel.SMS).update(state=State.FAILED, error="Expired")
    return Delivery.objects.get(channel=Channel.SMS)


@pytest.fixture
def company_administrator(tree, company_officer):
    grant_role(person=company_officer, role=Role.ADMINISTRATOR, union=tree.company, by=None)
    return company_officer


def test_names_are_masked_and_texts_are_not_shown(failed, reached, administrator, client_for):
    page = client_for(administrator).get(URL).content.decode()
    assert (reached.masked_name in page, reached.name in page) == (True, False)
    assert "机密" not in page
    assert "没发成" in page


def test_only_ones_own_part_is_shown(failed, stranger, company_administrator, client_for):
    tell(proved(stranger), "test.soon")
    page = client_for(company_administrator).get(URL)
    assert {row.notice.person_id for row, _name in page.context["rows"]} == {failed.notice.person_id}


def test_filters_survive_a_reload(failed, administrator, client_for):
    client = client_for(administrator)
    assert len(client.get(f"{URL}?state=failed").context["rows"]) == 1
    assert len(client.get(f"{URL}?channel=inbox").context["rows"]) == 1
    assert client.get(f"{URL}?channel=email&state=failed").context["rows"] == []
    assert len(client.get(f"{URL}?state=nonsense").context["rows"]) == 2


def test_failed_one_is_sent_again(failed, administrator, client_for):
    answer = client_for(administrator).post(f"{URL}{failed.pk}/retry/", follow=True)
    failed.refresh_from_db()
    assert (failed.state, failed.error) == (State.WAITING, "")
    assert "已安排重发" in answer.content.decode()


def test_what_did_not_fail_is_not_sent_again(failed, administrator, client_for):
    Delivery.objects.filter(pk=failed.pk).update(state=State.HANDED)
    page = client_for(administrator).post(f"{URL}{failed.pk}/retry/", follow=True).content.decode()
    failed.refresh_from_db()
    assert failed.state == State.HANDED
    assert "没有发送失败，不需要重发" in page


def test_foreign_delivery_is_not_there(failed, stranger, tree, client_for, worker, auditor, county_officer):
    grant_role(person=stranger, role=Role.ADMINISTRATOR, union=tree.other_company, by=None)
    for person in (stranger, worker, auditor, county_officer):
        assert client_for(person).post(f"{URL}{failed.pk}/retry/").status_code == 404
    failed.refresh_from_db()
    assert failed.state == State.FAILED


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_as_many_queries_for_one_row_as_for_three(
    reached, administrator, client_for, count, django_assert_max_num_queries
):
    for number in range(count):
        tell(reached, "test.soon", title=str(number))
    client = client_for(administrator)
    with django_assert_max_num_queries(9):
        client.get(URL)
