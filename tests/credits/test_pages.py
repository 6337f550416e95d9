import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from credits.actions import award, issue_certificate
from credits.actions import reverse as reverse_posting
from credits.statement import A_PAGE
from tests.credits.factories import make_rule


def earn(person, number=1, **fields):
    values = {"source": f"course:{number}", "event": "course.completed", "facts": {"seconds": 14400}, **fields}
    return award(person=person, title=f"课程{number}", theme="health", **values)


@pytest.fixture
def rule(tree):
    return make_rule(seconds_per_hour=3600)


def statement_of(client, **query):
    return client.get(reverse("credits:index"), query).context["statement"]


def test_my_credits_with_a_correction_on_its_own_line(rule, worker, county_officer, client_for):
    earn(worker, 1)
    reverse_posting(posting=earn(worker, 2), by=county_officer, reason="重复计入")
    response = client_for(worker).get(reverse("credits:index"))
    shown, words = response.context["statement"], response.content.decode()
    assert (shown.available, shown.gained, shown.carried, shown.seconds) == (25, 25, 0, 14400)
    assert [(share.theme, share.credits) for share in shown.shares] == [("health", 25)]
    assert [posting.credits for posting in shown.months[0].postings] == [-25, 25, 25]
    assert shown.months[0].credits == 25
    for part in ("更正：课程2", "重复计入", "−0.25", "+0.25", "第 1 版"):
        assert part in words


def test_last_year_is_carried_and_has_its_own_page(rule, worker, client_for):
    year = timezone.localdate().year
    earn(worker, 1, at=datetime.datetime(year - 1, 6, 1, tzinfo=datetime.UTC))
    earn(worker, 2)
    worker.joined_at = datetime.datetime(year - 1, 1, 2, tzinfo=datetime.UTC)
    worker.save()
    client = client_for(worker)
    now, before = statement_of(client), statement_of(client, year=year - 1)
    assert (now.available, now.carried, now.gained, now.earlier_year) == (50, 25, 25, year - 1)
    assert (before.gained, before.earlier_year, before.later_year) == (25, None, year)


def test_bad_years_show_this_year(worker, client_for):
    client = client_for(worker)
    assert {statement_of(client, year=year).year for year in ("x", "0", "99999", "²")} == {timezone.localdate().year}


def test_nobody_sees_anothers_credits(rule, worker, coworker, client_for):
    earn(worker)
    assert statement_of(client_for(coworker)).months == []


def test_months_keep_their_sums_across_pages(rule, worker, client_for):
    for number in range(A_PAGE + 5):
        earn(worker, number)
    client = client_for(worker)
    first, second = statement_of(client), statement_of(client, page=2)
    assert [len(shown.months[0].postings) for shown in (first, second)] == [A_PAGE, 5]
    assert {shown.months[0].credits for shown in (first, second)} == {25 * (A_PAGE + 5)}


@pytest.mark.parametrize("count", [1, 3])
def test_pages_need_few_queries_whatever_the_number_of_rows(
    rule, worker, tree, client_for, client, django_assert_num_queries, count
):
    for number in range(count):
        earn(worker, number)
        paper = issue_certificate(
            person=worker, source=f"course:{number}", title="消防", seconds=3600, credits=6, union=tree.county
        )
    mine = client_for(worker)
    with django_assert_num_queries(4):
        mine.get(reverse("credits:index"))
    with django_assert_num_queries(3):
        mine.get(reverse("credits:certificates"))
    with django_assert_num_queries(2):
        mine.get(reverse("credits:certificate", args=[paper.label]))
    with django_assert_num_queries(1):
        client.get(reverse("credits:verify", args=[paper.label]))


def test_signed_out_goes_to_sign_in(client):
    for name in ("index", "certificates"):
        assert client.get(reverse(f"credits:{name}")).status_code == 302


def test_a_wrong_number_stays_in_the_field_to_be_mended(client):
    text = client.get(reverse("credits:verify", args=["AB12-CD34"])).content.decode()
    assert 'value="AB12-CD34" aria-invalid="true"' in text


def test_who_is_signed_in_finds_back_from_verifying(worker, client, client_for):
    back, url = f'href="{reverse("credits:certificates")}"', reverse("credits:verify_form")
    assert [back in one.get(url).content.decode() for one in (client, client_for(worker))] == [False, True]
