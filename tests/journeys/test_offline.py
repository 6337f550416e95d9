"""A phone that was offline: everything it kept is counted once, what cannot be counted is refused with a reason."""

from __future__ import annotations

import datetime
import uuid
from collections import Counter

from playwright.sync_api import Page, Response, expect

from tests.journeys.people import COWORKER
from tests.journeys.phone import Person, eventually

SECONDS = 30
A_WEEK_AGO = datetime.datetime.now(datetime.UTC).replace(microsecond=0) - datetime.timedelta(days=7)
SEND = """async ([device, records]) => {
  const token = document.cookie.match(/csrftoken=([^;]+)/)[1];
  const answers = [];
  for (let start = 0; start < records.length; start += 100) {
    const answer = await fetch("/api/v1/records/", {
      method: "POST",
      headers: {"Content-Type": "application/json", "X-CSRFToken": token},
      body: JSON.stringify({device, records: records.slice(start, start + 100)}),
    });
    if (answer.status !== 200) throw new Error(answer.status + " " + await answer.text());
    answers.push(...(await answer.json()).answers);
  }
  return answers;
}"""
WAITING = """() => new Promise((resolve) => {
  indexedDB.open("gongxue", 1).onsuccess = ({target: {result: db}}) => {
    db.transaction("waiting").objectStore("waiting").getAll().onsuccess = ({target: {result: items}}) => {
      db.close();
      resolve(items.map((item) => item.kind));
    };
  };
})"""


def a_lesson(worker: Person) -> tuple[int, str]:
    """Number of a lesson that has only text, and its address: open to the worker and not done yet."""
    api = f"{worker.platform.origin}/api/v1"
    ask = worker.page.request.get
    for course in ask(f"{api}/courses/").json()["results"]:
        for line in ask(f"{api}/courses/{course['id']}/").json()["lessons"]:
            lesson = ask(f"{api}/lessons/{line['id']}/").json()
            if not (line["is_done"] or lesson["videos"] or lesson["papers"]):
                worker.open(course["url"])
                link = worker.page.get_by_role("link", name=line["title"]).first
                return line["id"], link.get_attribute("href") or ""
    raise AssertionError("the worker has done every lesson of text")


def pending(worker: Person, lesson: int) -> int:
    """Seconds that only the phone saw, as the server has them."""
    rows = worker.page.request.get(f"{worker.platform.origin}/api/v1/progress/?page_size=100").json()["results"]
    return sum(row["pending_seconds"] for row in rows if row["lesson"] == lesson)


def record(lesson: int, sequence: int, **changes) -> dict:
    return {
        "id": str(uuid.uuid4()),
        "sequence": sequence,
        "kind": "lesson.offline",
        "object": f"lesson:{lesson}",
        "at": (A_WEEK_AGO + datetime.timedelta(seconds=sequence)).isoformat(),
        "payload": {"seconds": SECONDS},
    } | changes


def kept(lesson: int) -> list[dict]:
    """What the phone holds: 197 good records and 3 broken ones; after a lost answer it sends 50 of them again."""
    broken = [
        record(lesson, 50, object="lesson:999999"),
        record(lesson, 100, kind="lesson.guessed"),
        record(lesson, 150, payload={"seconds": "many"}),
    ]
    at = {item["sequence"]: item for item in broken}
    records = [at.get(number) or record(lesson, number) for number in range(1, 201)]
    return [*records, *records[:49], records[199]]


def is_inbox(answer: Response) -> bool:
    return answer.url.endswith("/api/v1/records/")


def test_two_hundred_records_of_which_fifty_come_twice_and_three_are_broken(person):
    worker = person()
    worker.sign_in(COWORKER)
    lesson, address = a_lesson(worker)
    before = pending(worker, lesson)
    page = worker.open(address)
    items, device = kept(lesson), uuid.uuid4().hex
    assert len(items) == 250
    answers = page.evaluate(SEND, [device, items])
    assert Counter(answer["status"] for answer in answers) == {"accepted": 197, "duplicate": 50, "rejected": 3}
    assert [answer["id"] for answer in answers] == [item["id"] for item in items]
    refused = [answer for answer in answers if answer["status"] == "rejected"]
    assert [answer["code"] for answer in refused] == ["lesson", "kind", "payload"]
    assert [answer["reason"] for answer in refused if len(answer["reason"]) < 8] == []
    assert pending(worker, lesson) == before + 197 * SECONDS
    again = page.evaluate(SEND, [device, items])
    assert Counter(answer["status"] for answer in again) == {"duplicate": 247, "rejected": 3}
    assert pending(worker, lesson) == before + 197 * SECONDS


def expect_waiting(page: Page, *kinds: str) -> None:
    """The phone keeps just these, and each half minute away from the network: it puts them away a moment after it has
    said so."""
    eventually(page, lambda: [kind for kind in page.evaluate(WAITING) if kind != "lesson.offline"] == list(kinds))


def test_lesson_keeps_its_records_while_the_network_is_away(person):
    worker = person()
    worker.sign_in(COWORKER)
    lesson, address = a_lesson(worker)
    page = worker.page
    with page.expect_response(is_inbox):
        worker.open(address)
    saved = page.locator("[data-saved]")
    expect(saved).to_contain_text("已保存")
    banner = page.locator("[data-offline]")
    expect_waiting(page)

    worker.context.set_offline(True)
    expect(banner).to_be_visible()
    page.get_by_role("button", name="学完").click()
    expect(page.locator("[data-waiting]")).to_be_visible()
    expect(page.get_by_text("学完已记下")).to_be_visible()
    expect(page.get_by_role("button", name="学完")).to_be_hidden()  # pressed twice it would be noted twice
    expect(saved).to_contain_text("手机")
    expect_waiting(page, "lesson.beat", "lesson.done")
    assert worker.axe() == []
    worker.shot("lesson-offline")
    banner.get_by_role("button").click()
    expect(banner).to_be_hidden()

    with page.expect_response(is_inbox):
        worker.context.set_offline(False)
    expect(saved).to_contain_text("已保存")
    expect(page.locator("[data-waiting]")).to_be_hidden()
    expect(page.get_by_role("button", name="学完")).to_be_visible()
    expect_waiting(page)
    worker.shot("lesson-online-again")

    worker.context.set_offline(True)
    expect(saved).to_contain_text("手机")
    assert banner.is_hidden()  # said once a visit
    worker.context.set_offline(False)
    expect(saved).to_contain_text("已保存")
    done = page.request.get(f"{worker.platform.origin}/api/v1/progress/?page_size=100").json()["results"]
    assert [row["lesson"] for row in done if row["lesson"] == lesson and row["done_at"]] == [lesson]
