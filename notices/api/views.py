from __future__ import annotations

from typing import Any

import django_filters
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import generics
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api.permissions import SignedIn
from accounts.asking import person_asking
from notices.actions import mark_read, prefer
from notices.api.serializers import NoticeSerializer, PreferenceSerializer, PreferenceShownSerializer
from notices.models import Notice
from notices.models.notice import NoticeQuerySet
from notices.settings_screen import channels_of


class NoticeFilter(django_filters.FilterSet):
    unread = django_filters.BooleanFilter(field_name="read_at", lookup_expr="isnull", label="Not opened yet")

    class Meta:
        model = Notice
        fields = ["kind", "unread"]


class NoticesMixin:
    permission_classes = [SignedIn]
    serializer_class = NoticeSerializer
    queryset = Notice.objects.none()

    def get_queryset(self) -> NoticeQuerySet:
        return Notice.objects.visible_to(person_asking(self.request)).select_related("campaign").in_inbox_order()  # type: ignore[attr-defined]


@extend_schema_view(get=extend_schema(operation_id="notices_list", summary="What one was told"))
class NoticesView(NoticesMixin, generics.ListAPIView):
    """One's own notices, unread first, newest first."""

    filterset_class = NoticeFilter


@extend_schema_view(get=extend_schema(operation_id="notices_read", summary="One notice"))
class NoticeView(NoticesMixin, generics.RetrieveAPIView):
    """Looking at it here does not mark it as read. 404 for somebody else's."""

    filter_backends = []


class ReadView(APIView):
    permission_classes = [SignedIn]

    @extend_schema(operation_id="notices_mark_read", request=None, responses=NoticeSerializer)
    def post(self, request: Request, pk: Any) -> Response:
        """The person has opened it; again changes nothing."""
        person = person_asking(request)
        notice = get_object_or_404(Notice.objects.visible_to(person), pk=pk)
        return Response(NoticeSerializer(mark_read(notice=notice, by=person)).data)


class PreferencesView(APIView):
    permission_classes = [SignedIn]

    @extend_schema(operation_id="notice_preferences_list", responses=PreferenceShownSerializer(many=True))
    def get(self, request: Request) -> Response:
        """What comes by text message and e-mail, for every kind."""
        return Response(PreferenceShownSerializer(self._rows(request), many=True).data)

    @extend_schema(
        operation_id="notice_preferences_set",
        request=PreferenceSerializer,
        responses=PreferenceShownSerializer(many=True),
    )
    def put(self, request: Request) -> Response:
        """Choose for one kind and channel; the answer is all choices."""
        asked = PreferenceSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        person = person_asking(request)
        prefer(person=person, by=person, **asked.validated_data)
        return Response(PreferenceShownSerializer(self._rows(request), many=True).data)

    def _rows(self, request: Request) -> list[dict]:
        return [
            {"kind": kind, "channel": one.channel, "choice": choice, "is_reachable": bool(one.address)}
            for one in channels_of(person_asking(request))
            for kind, choice in one.choices.items()
        ]
