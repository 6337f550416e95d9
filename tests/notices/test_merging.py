"""Two records of one person are put together."""

from notices.actions import prefer, take_over
from notices.enums import Channel, Choice, Kind
from notices.models import Notice, Preference
from tests.notices.factories import tell


def test_kept_record_gets_notices_and_choices_once(worker, coworker):
    kept, gone = worker, coworker
    for person in (kept, gone):
        tell(person, once="x:1")
    tell(gone, title="还书")
    prefer(person=kept, kind=Kind.LEARNING, channel=Channel.SMS, choice=Choice.OFF, by=kept)
    for kind in (Kind.LEARNING, Kind.MONEY):
        prefer(person=gone, kind=kind, channel=Channel.SMS, choice=Choice.WEEKLY, by=gone)
    assert (take_over(kept=kept, gone=gone, by=None), take_over(kept=kept, gone=gone, by=None)) == (1, 0)
    assert sorted(Notice.objects.values_list("person", "once")) == sorted([(kept.pk, "x:1"), (kept.pk, "")])
    chosen = Preference.objects.order_by("kind").values_list("person", "kind", "choice")
    assert list(chosen) == [(kept.pk, "learning", "off"), (kept.pk, "money", "weekly")]
