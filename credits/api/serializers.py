from rest_framework import serializers

from accounts.enums import Theme
from credits.enums import CertificateStatus, EntryKind


class PostingSerializer(serializers.Serializer):
    """`credits` in hundredths; a correction is a row of its own with negative amounts."""

    id = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=EntryKind.choices)
    source = serializers.CharField()  # type: ignore[assignment]  # Field has an attribute of this name
    event = serializers.CharField()
    title = serializers.CharField()
    theme = serializers.ChoiceField(choices=Theme.choices, allow_blank=True)
    credits = serializers.IntegerField()
    seconds = serializers.IntegerField()
    rule = serializers.CharField(source="rule.programme")
    rule_version = serializers.IntegerField(source="rule.version")
    happened_at = serializers.DateTimeField()
    posted_at = serializers.DateTimeField()
    reverses = serializers.UUIDField(source="reverses_id", allow_null=True)
    reason = serializers.CharField()


class AmountsSerializer(serializers.Serializer):
    seconds = serializers.IntegerField()
    credits = serializers.IntegerField()


class BalanceSerializer(serializers.Serializer):
    """`available` and `pending` in hundredths of a credit; `year` is what the year brought so far."""

    available = serializers.IntegerField()
    pending = serializers.IntegerField()
    year = serializers.IntegerField()
    seconds = serializers.IntegerField()
    credits = serializers.IntegerField()
    themes = serializers.DictField(child=AmountsSerializer())


class CertificateSerializer(serializers.Serializer):
    number = serializers.CharField(source="label")
    title = serializers.CharField()
    theme = serializers.ChoiceField(choices=Theme.choices, allow_blank=True)
    holder_name = serializers.CharField()
    union_name = serializers.CharField()
    seconds = serializers.IntegerField()
    credits = serializers.IntegerField()
    score = serializers.IntegerField(allow_null=True)
    issued_at = serializers.DateTimeField()
    valid_until_on = serializers.DateField(allow_null=True)
    status = serializers.ChoiceField(choices=CertificateStatus.choices)


class VerifiedSerializer(serializers.Serializer):
    """What anybody who knows the number may read."""

    number = serializers.CharField()
    masked_name = serializers.CharField()
    title = serializers.CharField()
    seconds = serializers.IntegerField()
    credits = serializers.IntegerField()
    score = serializers.IntegerField(allow_null=True)
    level = serializers.CharField()
    union_name = serializers.CharField()
    issued_at = serializers.DateTimeField()
    valid_until_on = serializers.DateField(allow_null=True)
    status = serializers.ChoiceField(choices=["valid", "ended", "revoked"])
    revoked_at = serializers.DateTimeField(allow_null=True)
