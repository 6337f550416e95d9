"""Notices: the class behind each channel."""

NOTICE_CHANNELS = {
    "inbox": "notices.channels.inbox.InboxChannel",
    "sms": "notices.channels.sms.SmsChannel",
    "email": "notices.channels.email.EmailChannel",
}
