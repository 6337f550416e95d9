"""Requests to join a union: one's own, and those that an officer decides."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import generics, serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.actions import accept_request, ask_to_join, refuse_request, withdraw_request
from accounts.api.permissions import DecidesRequests, SignedIn
from accounts.api.serializers import UnionNameSerializer
from accounts.asking import person_asking
from accounts.enums import JoinState
from accounts.joining.queries import queue
from accounts.joining.rules import requests_to_decide
from accounts.models import JoinRequest, Membership, Union
from accounts.models.joining import JoinRequestQuerySet


class JoinRequestSerializer(serializers.ModelSerializer):
    union = UnionNameSerializer(read_only=True)

    class Meta:
        model = JoinRequest
        fields = ["id", "union", "workplace", "message", "state", "asked_at", "decided_at", "reason"]
        read_only_fields = fields


class AskingSerializer(serializers.Serializer):
    """All that can be said: the union, the workplace, a message, and the key of the union that one leaves."""

    union = serializers.SlugField(max_length=64)
    workplace = serializers.CharField(max_length=100)
    message = serializers.CharField(max_length=300, required=False, allow_blank=True, default="")
    leaves = serializers.SlugField(max_length=64, required=False, help_text="Key of a union whose member one is.")


class QueuedSerializer(JoinRequestSerializer):
    """A request as its officer sees it: with who asks."""

    person = serializers.CharField(source="person.name", read_only=True)
    phone = serializers.CharField(source="person.masked_phone", read_only=True)

    class Meta(JoinRequestSerializer.Meta):
        fields = ["person", "phone", *JoinRequestSerializer.Meta.fields]
        read_only_fields = fields


class DecisionSerializer(serializers.Serializer):
    accept = serializers.BooleanField()
    reason = serializers.CharField(
        max_length=300, required=False, allow_blank=True, default="", help_text="Needed to refuse; the person reads it."
    )


class MyRequestsView(generics.ListAPIView):
    """One's own requests, the newest first."""

    permission_classes = [SignedIn]
    serializer_class = JoinRequestSerializer
    filter_backends: list = []
    queryset = JoinRequest.objects.none()

    def get_queryset(self) -> JoinRequestQuerySet:
        mine = JoinRequest.objects.filter(person=person_asking(self.request))
        return mine.select_related("union").order_by("-asked_at", "-pk")

    @extend_schema(request=AskingSerializer, responses={201: JoinRequestSerializer}, operation_id="my_requests_create")
    def post(self, request: Request) -> Response:
        """Ask a union to take one in; asking again answers with the request that is open."""
        asked = AskingSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        person, said = person_asking(request), dict(asked.validated_data)
        union = get_object_or_404(Union.objects.visible_to(person), key=said.pop("union"))
        left, leaves = said.pop("leaves", ""), None
        if left:
            mine = Membership.objects.current().filter(person=person, to_on=None)
            leaves = get_object_or_404(mine, union__key=left)
        made = ask_to_join(person=person, union=union, leaves=leaves, by=person, **said)
        return Response(JoinRequestSerializer(made).data, status=status.HTTP_201_CREATED)


class WithdrawView(APIView):
    permission_classes = [SignedIn]

    @extend_schema(request=None, responses=JoinRequestSerializer, operation_id="my_requests_withdraw")
    def post(self, request: Request, pk: int) -> Response:
        """Take one's own open request back."""
        person = person_asking(request)
        mine = get_object_or_404(JoinRequest.objects.filter(person=person), pk=pk)
        return Response(JoinRequestSerializer(withdraw_request(request=mine, by=person)).data)


class QueueView(generics.ListAPIView):
    """Open requests to the unions that one decides for, the oldest first."""

    permission_classes = [DecidesRequests]
    serializer_class = QueuedSerializer
    filter_backends: list = []
    queryset = JoinRequest.objects.none()

    def get_queryset(self) -> JoinRequestQuerySet:
        return queue(person_asking(self.request), JoinState.REQUESTED, "")


class DecideView(APIView):
    permission_classes = [DecidesRequests]

    @extend_schema(request=DecisionSerializer, responses=QueuedSerializer, operation_id="join_requests_decide")
    def post(self, request: Request, pk: int) -> Response:
        """Accept or refuse; code "decided" when somebody was quicker."""
        said = DecisionSerializer(data=request.data)
        said.is_valid(raise_exception=True)
        person = person_asking(request)
        found: Any = get_object_or_404(requests_to_decide(person), pk=pk)
        if said.validated_data["accept"]:
            found = accept_request(request=found, by=person)
        else:
            found = refuse_request(request=found, reason=said.validated_data["reason"], by=person)
        return Response(QueuedSerializer(found).data)
