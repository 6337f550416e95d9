from notices.actions.announcing import announce, go_on
from notices.actions.delivering import deliver
from notices.actions.mailing import send_mail
from notices.actions.merging import take_over
from notices.actions.notifying import notify, notify_many
from notices.actions.preferring import prefer
from notices.actions.reading import mark_all_read, mark_read, mark_unread
from notices.actions.recalling import recall
from notices.actions.retrying import retry
from notices.actions.settling import settle

__all__ = [
    "announce",
    "deliver",
    "go_on",
    "mark_all_read",
    "mark_read",
    "mark_unread",
    "notify",
    "notify_many",
    "prefer",
    "recall",
    "retry",
    "send_mail",
    "settle",
    "take_over",
]
