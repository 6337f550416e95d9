from rest_framework import serializers

from records.actions.receive import MOST_AT_ONCE


class BatchSerializer(serializers.Serializer):
    """What a phone sends: its own name and the records it holds."""

    device = serializers.RegexField(r"^[A-Za-z0-9_-]{8,64}$")
    records = serializers.ListField(child=serializers.JSONField(), min_length=1, max_length=MOST_AT_ONCE)


class AnswerSerializer(serializers.Serializer):
    id = serializers.CharField()
    status = serializers.ChoiceField(choices=["accepted", "duplicate", "conflict", "rejected"])
    code = serializers.CharField(allow_blank=True)
    reason = serializers.CharField(allow_blank=True)


class AnswersSerializer(serializers.Serializer):
    answers = AnswerSerializer(many=True)
