"""Every writable field is named here; whatever else is sent changes nothing (tests/profiles/test_api.py)."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from profiles.enums import SELF_STATED, CategoryKind, Education, SkillLevel
from profiles.models import CategorySpan, CertificateStep, Profile, SkillCertificate
from profiles.models.certificate import FACTS


class CategorySerializer(serializers.ModelSerializer):
    label = serializers.CharField(source="get_kind_display", read_only=True)  # type: ignore[assignment]

    class Meta:
        model = CategorySpan
        fields = ["kind", "label", "from_on", "to_on", "source"]
        read_only_fields = fields


class ProfileSerializer(serializers.ModelSerializer):
    categories = serializers.SerializerMethodField()

    class Meta:
        model = Profile
        fields = ["occupation", "occupation_code", "education", "categories"]
        read_only_fields = fields

    @extend_schema_field(CategorySerializer(many=True))
    def get_categories(self, profile: Profile) -> Any:
        spans = CategorySpan.objects.filter(person=profile.person_id).order_by("-from_on", "pk")
        return CategorySerializer(spans, many=True).data


class StatedSerializer(serializers.Serializer):
    """What one may state of oneself; `stated` is the whole list from today on."""

    occupation = serializers.CharField(max_length=50, required=False, allow_blank=True)
    occupation_code = serializers.CharField(max_length=20, required=False, allow_blank=True)
    education = serializers.ChoiceField(choices=Education.choices, required=False, allow_null=True)
    stated = serializers.ListField(
        child=serializers.ChoiceField(choices=[(kind.value, kind.label) for kind in SELF_STATED]),
        required=False,
        max_length=len(CategoryKind),
    )


class StepSerializer(serializers.ModelSerializer):
    class Meta:
        model = CertificateStep
        fields = ["kind", "done_at", "reason"]
        read_only_fields = fields


class SkillSerializer(serializers.ModelSerializer):
    level_name = serializers.CharField(read_only=True, help_text="Both names where both series have one.")
    steps = StepSerializer(many=True, read_only=True)

    class Meta:
        model = SkillCertificate
        fields = ["id", *FACTS, "level_name", "file_type", "state", "version", "submitted_at", "steps"]
        read_only_fields = fields


class QueuedSkillSerializer(SkillSerializer):
    person = serializers.CharField(source="person.name", read_only=True)

    class Meta(SkillSerializer.Meta):
        fields = ["person", *SkillSerializer.Meta.fields]
        read_only_fields = fields


class FactsSerializer(serializers.ModelSerializer):
    """What stands on the certificate. `level` is the ordered code 1 to 8: a larger number is a higher level."""

    level = serializers.ChoiceField(choices=SkillLevel.choices)
    file = serializers.FileField(write_only=True, help_text="JPEG, PNG, WebP or PDF, up to 10 MB.")

    class Meta:
        model = SkillCertificate
        fields = [*FACTS, "file"]
        validators: list = []

    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in self.validated_data.items() if name in FACTS}


class CorrectionSerializer(FactsSerializer):
    file = serializers.FileField(write_only=True, required=False)


class CheckSerializer(serializers.Serializer):
    accept = serializers.BooleanField()
    version = serializers.IntegerField(min_value=1, max_value=32767, help_text="The version that was looked at.")
    reason = serializers.CharField(
        max_length=300, required=False, allow_blank=True, default="", help_text="Needed to send back."
    )
