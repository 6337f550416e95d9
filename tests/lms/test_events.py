"""The tab 活动: what one's unions announce and is not over; an empty tab says what will stand there."""

import datetime

from django.utils import timezone

from tests.lms.factories import make_event


def titles(client, **values):
    return [event.title for event in client.get("/events/", values).context["events"]]


def test_events_of_ones_unions_are_listed_soonest_first(site, tree, worker, client_for):
    make_event(tree.city, "后面的", days=9)
    make_event(tree.company, "前面的", days=2)
    make_event(tree.city, "过去的", days=-2)
    make_event(tree.other_county, "外县的")
    running = timezone.now() - datetime.timedelta(days=3)
    make_event(tree.county, "正在办", starts_at=running, ends_at=running + datetime.timedelta(days=9))
    assert titles(client_for(worker)) == ["正在办", "前面的", "后面的"]


def test_kind_in_the_address_filters_and_an_unknown_one_does_not(site, tree, worker, client_for):
    make_event(tree.city, "讲座")
    make_event(tree.city, "竞赛", kind="contest")
    assert titles(client_for(worker), kind="contest") == ["竞赛"]
    assert len(titles(client_for(worker), kind="nothing")) == 2


def test_empty_tab_says_what_will_stand_here(site, worker, client_for):
    page = client_for(worker).get("/events/").content.decode()
    assert "眼下没有活动" in page
    assert "定下日子就会列在这里" in page


def test_event_says_when_where_and_who(site, tree, worker, client_for):
    event = make_event(tree.county)
    page = client_for(worker).get(event.url).content.decode()
    for text in (event.title, event.place, event.when, tree.county.name):
        assert text in page
    assert "报名" not in page


def test_the_day_of_an_event_stands_once_when_it_is_one(site, tree, worker, client_for):
    begins = datetime.datetime(2026, 12, 2, 14, tzinfo=timezone.get_default_timezone())
    ends = {"甲": begins + datetime.timedelta(hours=2), "乙": begins + datetime.timedelta(days=1), "丙": None}
    events = [make_event(tree.county, name, starts_at=begins, ends_at=end) for name, end in ends.items()]
    assert [event.span for event in events] == [
        "12月2日 周三 14:00 至 16:00",
        "12月2日 周三 14:00 至 12月3日 周四 14:00",
        "12月2日 周三 14:00",
    ]
    assert events[0].span in client_for(worker).get(events[0].url).content.decode()


def test_list_asks_as_often_for_one_row_as_for_three(site, tree, worker, client_for, django_assert_max_num_queries):
    client, counts = client_for(worker), []
    for wave in (1, 2):
        for number in range(wave):
            make_event(tree.county, f"活动 {wave}{number}")
        client.get("/events/")
        with django_assert_max_num_queries(5) as queries:
            client.get("/events/")
        counts.append(len(queries))
    assert counts[0] == counts[1]
