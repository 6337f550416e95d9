from __future__ import annotations

from rest_framework import serializers

from privacy.enums import ConsentKind
from privacy.models import Export


class ConsentChoiceSerializer(serializers.Serializer):
    """One kind of consent with the text of today, and the person's answer."""

    kind = serializers.ChoiceField(choices=ConsentKind.choices, read_only=True)
    label = serializers.CharField(source="kind.label", read_only=True)  # type: ignore[assignment]
    version = serializers.IntegerField(source="text.version", read_only=True)
    text = serializers.CharField(source="text.text", read_only=True)
    is_draft = serializers.BooleanField(source="text.is_draft", read_only=True)
    is_given = serializers.BooleanField(read_only=True)
    given_at = serializers.DateTimeField(source="given.given_at", default=None, allow_null=True, read_only=True)
    given_version = serializers.IntegerField(source="given.text.version", default=None, allow_null=True, read_only=True)
    can_withdraw = serializers.BooleanField(source="is_separate", read_only=True)


class ExportSerializer(serializers.ModelSerializer):
    percent = serializers.IntegerField(read_only=True)

    class Meta:
        model = Export
        fields = ["id", "state", "percent", "size", "asked_at", "expires_at"]
        read_only_fields = fields
