"""Fields are named one by one: a key can only leave through `ResultSerializer`, and only when it may."""

from rest_framework import serializers

from exams.enums import AttemptState, QuestionKind


class ChoiceSerializer(serializers.Serializer):
    key = serializers.CharField()
    text = serializers.CharField()


class QuestionSerializer(serializers.Serializer):
    number = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=QuestionKind.choices)
    text = serializers.CharField()
    choices = ChoiceSerializer(many=True)


class AttemptSerializer(serializers.Serializer):
    id = serializers.UUIDField()
    paper = serializers.IntegerField(source="paper_id")
    source = serializers.CharField()  # type: ignore[assignment]  # Field has an attribute of this name
    title = serializers.CharField()
    state = serializers.ChoiceField(choices=AttemptState.choices)
    pass_percent = serializers.IntegerField()
    opened_at = serializers.DateTimeField()
    closes_at = serializers.DateTimeField(allow_null=True)
    closed_at = serializers.DateTimeField(allow_null=True)
    score = serializers.IntegerField(allow_null=True)
    passed = serializers.BooleanField(allow_null=True)


class SheetSerializer(AttemptSerializer):
    """An attempt with its questions, and the answers kept so far by question number."""

    questions = QuestionSerializer(many=True, source="snapshot")
    answers = serializers.DictField(child=serializers.ListField(child=serializers.CharField()))


class OpeningSerializer(serializers.Serializer):
    paper = serializers.IntegerField(min_value=1, max_value=2**63 - 1)
    source = serializers.CharField(max_length=80)  # type: ignore[assignment]  # Field has an attribute of this name


class GivenSerializer(serializers.Serializer):
    number = serializers.IntegerField(min_value=1, max_value=1000)
    choices = serializers.ListField(child=serializers.RegexField(r"^[A-Z]$"), max_length=26)
    device = serializers.RegexField(r"^[A-Za-z0-9_-]{8,64}$", required=False, default="")
    sequence = serializers.IntegerField(min_value=0, max_value=2**53, required=False, allow_null=True, default=None)


class KeptSerializer(serializers.Serializer):
    number = serializers.IntegerField()
    choices = serializers.ListField(child=serializers.CharField())
    received_at = serializers.DateTimeField()


class LineSerializer(serializers.Serializer):
    number = serializers.IntegerField()
    text = serializers.CharField()
    chosen = serializers.CharField()
    right = serializers.CharField()
    explanation = serializers.CharField()


class RelearnSerializer(serializers.Serializer):
    title = serializers.CharField()
    url = serializers.CharField()
    lines = LineSerializer(many=True)


class ResultSerializer(serializers.Serializer):
    """`right` and `explanation` of a line are empty until the rule lets the person see them."""

    attempt = AttemptSerializer()
    right_count = serializers.IntegerField()
    question_count = serializers.IntegerField()
    minutes = serializers.IntegerField()
    left = serializers.IntegerField(allow_null=True)
    is_revealed = serializers.BooleanField()
    relearn = RelearnSerializer(many=True)
