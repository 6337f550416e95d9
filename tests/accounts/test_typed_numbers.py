"""Mobile numbers as people type them on the page that sends the code."""

import pytest

from accounts.models import Person, SmsMessage
from tests.accounts.signing import (
    CODE_PAGE,
    ask_for_code,
    sentence,
)


@pytest.mark.parametrize(
    "typed",
    [
        "199 0000 0001",
        "199-0000-0001",
        "+8619900000001",
        "+86 199 0000 0001",
        "8619900000001",
        "0086 19900000001",
        "１９９００００ ０００１",
        "＋８６ １９９００００ ０００１",
        "(+86) 199.0000.0001",
        "\u200e19900000001\u00a0",
    ],
)
def test_usual_spellings_of_a_number_are_one_number(db, client, typed):
    person = Person.objects.create_user("+8619900000001", name="王建军")
    assert ask_for_code(client, typed).url == CODE_PAGE
    assert SmsMessage.objects.get().phone == person.phone


@pytest.mark.parametrize(
    "typed", ["1990000000a", "abc", "12345", "199000000011", "+1 202 555 0100", "0839-3267000", "１９９"]
)
def test_what_is_no_mobile_number_gets_a_sentence_and_stays_in_the_field(db, client, typed):
    response = ask_for_code(client, typed)
    assert response.status_code == 200
    assert response.context["form"].errors["phone"] == ["请输入 11 位手机号，例如 139 1234 5678。"]
    assert f'value="{typed}"' in sentence(response)
    assert not SmsMessage.objects.exists()


def test_empty_number_gets_a_sentence(db, client):
    assert ask_for_code(client, "").context["form"].errors["phone"] == ["请输入手机号。"]
