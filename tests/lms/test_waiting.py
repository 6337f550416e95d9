"""What waits for the officer stands on her desk, the oldest first; nobody else's does."""

import datetime

from django.utils import timezone

from accounts.actions import ask_to_join
from accounts.models import JoinRequest
from profiles.actions import upload_certificate
from tests.profiles.factories import FACTS, picture


def desk(client) -> str:
    answer = client.get("/desk/")
    assert answer.status_code == 200
    return answer.content.decode()


def asked(person, union, days: int) -> None:
    request = ask_to_join(person=person, union=union, workplace="甲矿", by=person)
    JoinRequest.objects.filter(pk=request.pk).update(asked_at=timezone.now() - datetime.timedelta(days=days))


def test_the_oldest_stands_first_and_is_what_to_go_on_with(tree, worker, stranger, county_officer, client_for):
    upload_certificate(person=worker, facts=FACTS, file=picture(), by=worker)
    asked(stranger, tree.company, days=6)
    text = desk(client_for(county_officer))
    part = text[text.index("等我办") : text.index("哪里落后")]
    assert part.index("入会申请") < part.index("最早一件等了 6 天") < part.index("技能证书核验")
    assert part.index("都是今天交来的") > part.index("技能证书核验")
    assert ("去办：入会申请" in part, "去办：技能证书核验" in part) == (True, False)


def test_nothing_waiting_says_nothing(tree, stranger, county_officer, other_officer, client_for):
    asked(stranger, tree.company, days=1)
    assert ["等我办" in desk(client_for(one)) for one in (county_officer, other_officer)] == [True, False]
