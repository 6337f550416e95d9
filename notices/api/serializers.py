from __future__ import annotations

from rest_framework import serializers

from notices.enums import Channel, Choice, Kind
from notices.models import Notice
from notices.wording import letter

CHOSEN = [(channel.value, channel.label) for channel in (Channel.SMS, Channel.EMAIL)]


class NoticeSerializer(serializers.ModelSerializer):
    """A notice in the reader's language; `url` is the path of the page to go on with, `action` the word for it."""

    title = serializers.SerializerMethodField()
    text = serializers.SerializerMethodField()
    action = serializers.SerializerMethodField()

    class Meta:
        model = Notice
        fields = ["id", "kind", "title", "text", "url", "action", "created_at", "valid_until", "read_at"]
        read_only_fields = fields

    def get_title(self, notice: Notice) -> str:
        return letter(notice).title

    def get_text(self, notice: Notice) -> str:
        return letter(notice).text

    def get_action(self, notice: Notice) -> str:
        return letter(notice).action


class PreferenceSerializer(serializers.Serializer):
    """What one wants of a kind by a channel."""

    kind = serializers.ChoiceField(choices=Kind.choices)
    channel = serializers.ChoiceField(choices=CHOSEN)
    choice = serializers.ChoiceField(choices=Choice.choices)


class PreferenceShownSerializer(PreferenceSerializer):
    is_reachable = serializers.BooleanField(help_text="Is there an address that the person has confirmed?")
