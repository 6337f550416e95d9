"""What a careless line holds does not leave the process."""

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy.logs import ScrubbedFormatter, scrubbed


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("sent to +8619951739286", "sent to <phone>"),
        ("sent to 199 5173 9286.", "sent to <phone>."),
        ("paper 510802199202290008 set", "paper <paper> set"),
        ("paper 51080219920229000X,", "paper <paper>,"),
        ("mail a.b+c@example.test failed", "mail <e-mail> failed"),
        ("outbox sms.send 19951739 failed", "outbox sms.send 19951739 failed"),
        ("book 097187d2-4717-4ce9-b113-1bea4673ba03", "book 097187d2-4717-4ce9-b113-1bea4673ba03"),
        ("/b/3ab16332366545d4bc82cdd03358cfb2/1", "/b/3ab16332366545d4bc82cdd03358cfb2/1"),
        ("1a2b3c4d-1995-4173-9286-aaaaaaaaaaaa 19951739286", "1a2b3c4d-1995-4173-9286-aaaaaaaaaaaa <phone>"),
        ("mail 3ab16332366545d4bc82cdd03358cfb2@example.test", "mail <e-mail>"),
        ("at 1732600000123456789", "at 1732600000123456789"),
    ],
)
def test_numbers_go_and_ids_stay(line, left):
    assert scrubbed(line) == left


@given(st.from_regex(r"1[3-9]\d{9}", fullmatch=True), st.text("， 。:号", max_size=5), st.text("，。 (", max_size=5))
def test_no_phone_number_gets_through(phone, before, after):
    assert phone not in scrubbed(before + phone + after)


def test_arguments_and_tracebacks_are_scrubbed():
    try:
        raise ValueError("duplicate key 19951739286")
    except ValueError:
        import sys

        record = logging.LogRecord("x", 40, "f", 1, "for %s", ("19951739286",), sys.exc_info())
    line = ScrubbedFormatter("%(message)s").format(record)
    assert "19951739286" not in line
    assert "Traceback" in line


def test_the_platform_logs_through_it():
    from lms import settings

    assert settings.LOGGING["formatters"]["line"]["()"] == "privacy.logs.ScrubbedFormatter"


@pytest.mark.parametrize("said", ["to 19951739286", "510802199202290008", "a@example.test", "for 王建军"])
def test_the_watch_of_the_suite_sees_a_careless_line(worker, log_watch, said):
    logging.getLogger("careless").warning("sent %s", said)
    assert log_watch.leaks() == [f"careless: sent {said}"]


def test_the_watch_lets_ids_pass(worker, log_watch):
    logging.getLogger("careful").warning("outbox %s %s failed", worker.pk, "sms.send")
    assert log_watch.leaks() == []
