"""What the floor below wants sent leaves through the outbox."""

from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from accounts.actions import send_sms
from accounts.models import Person, SmsMessage
from accounts.signals import merge_considered, people_merged, sms_queued
from records import outbox
from records.actions import merge_records
from records.models import Record

SMS = "sms.send"


@outbox.delivers(SMS, is_urgent=True)
def deliver_sms(payload: dict) -> None:
    send_sms(pk=payload["message"])


@receiver(sms_queued, sender=SmsMessage)
def enqueue_sms(message: SmsMessage, **signal) -> None:
    outbox.enqueue(SMS, {"message": message.pk}, key=f"sms:{message.pk}")


@receiver(merge_considered)
def count_records(sender: type, *, gone: Person, **signal) -> list:
    return [(_("Learning records"), Record.objects.filter(person=gone).count())]


@receiver(people_merged)
def follow_merge(sender: type, *, kept: Person, gone: Person, **signal) -> None:
    merge_records(kept=kept, gone=gone)
