from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.enums import Industry, Ownership
from accounts.models import Membership, Person, RoleGrant, Union
from accounts.queries import memberships_of, roles_of


class UnionSerializer(serializers.ModelSerializer):
    parent = serializers.CharField(source="parent_key", allow_null=True, read_only=True)  # type: ignore[assignment]
    place = serializers.CharField(source="place_key", allow_null=True, read_only=True)
    kind_label = serializers.CharField(source="get_kind_display", read_only=True)
    industry = serializers.ChoiceField(choices=Industry.choices, allow_blank=True, read_only=True)
    ownership = serializers.ChoiceField(choices=Ownership.choices, allow_blank=True, read_only=True)
    children_count = serializers.IntegerField(source="numchild", read_only=True)

    class Meta:
        model = Union
        fields = [
            "key",
            "name",
            "short_name",
            "kind",
            "kind_label",
            "region_code",
            "credit_code",
            "employer_name",
            "employer_code",
            "industry",
            "ownership",
            "is_above_scale",
            "opened_on",
            "closed_on",
            "depth",
            "parent",
            "place",
            "children_count",
        ]
        read_only_fields = fields


class UnionNameSerializer(serializers.ModelSerializer):
    class Meta:
        model = Union
        fields = ["key", "name", "short_name", "kind"]
        read_only_fields = fields


class MembershipSerializer(serializers.ModelSerializer):
    union = UnionNameSerializer(read_only=True)

    class Meta:
        model = Membership
        fields = ["union", "is_main", "from_on", "to_on"]
        read_only_fields = fields


class RoleSerializer(serializers.ModelSerializer):
    union = UnionNameSerializer(read_only=True)
    label = serializers.CharField(source="get_role_display", read_only=True)  # type: ignore[assignment]

    class Meta:
        model = RoleGrant
        fields = ["role", "label", "union", "from_on", "to_on"]
        read_only_fields = fields


class MeSerializer(serializers.ModelSerializer):
    """The signed-in person: own name in full, own number masked (a screen is read over shoulders)."""

    phone = serializers.CharField(source="masked_phone", read_only=True)
    unions = serializers.SerializerMethodField()
    roles = serializers.SerializerMethodField()

    class Meta:
        model = Person
        fields = ["id", "name", "phone", "unions", "roles"]
        read_only_fields = fields

    @extend_schema_field(MembershipSerializer(many=True))
    def get_unions(self, person: Person) -> Any:
        return MembershipSerializer(memberships_of(person), many=True).data

    @extend_schema_field(RoleSerializer(many=True))
    def get_roles(self, person: Person) -> Any:
        return RoleSerializer(roles_of(person), many=True).data


class PersonSerializer(serializers.ModelSerializer):
    """Somebody of the officer's part of the tree, name and number masked."""

    name = serializers.CharField(source="masked_name", read_only=True)
    phone = serializers.CharField(source="masked_phone", read_only=True)
    unions = MembershipSerializer(source="current_memberships", many=True, read_only=True)

    class Meta:
        model = Person
        fields = ["id", "name", "phone", "is_active", "unions"]
        read_only_fields = fields
