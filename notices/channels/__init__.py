from __future__ import annotations

from django.conf import settings
from django.utils.module_loading import import_string

from notices.channels.base import ChannelBackend
from notices.enums import Channel


def channel(name: Channel | str) -> ChannelBackend:
    """The class that NOTICE_CHANNELS names for a channel."""
    return import_string(settings.NOTICE_CHANNELS[str(name)])()
