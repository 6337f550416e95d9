from __future__ import annotations

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api.permissions import SignedIn
from accounts.asking import person_asking
from privacy.actions import ask_for_export, give_consent, withdraw_consent
from privacy.api.serializers import ConsentChoiceSerializer, ExportSerializer
from privacy.enums import Channel, ConsentKind
from privacy.queries import choices_of, newest_export


class ConsentsView(APIView):
    before_consent = True
    permission_classes = [SignedIn]

    @extend_schema(responses=ConsentChoiceSerializer(many=True), operation_id="privacy_consents")
    def get(self, request: Request) -> Response:
        """Every kind of consent with its text of today and one's own answer."""
        return Response(ConsentChoiceSerializer(choices_of(person_asking(request)), many=True).data)


class ConsentView(APIView):
    before_consent = True
    permission_classes = [SignedIn]

    @extend_schema(request=None, responses=ConsentChoiceSerializer, operation_id="privacy_consent_give")
    def put(self, request: Request, kind: str) -> Response:
        """Agree to the text of today."""
        person = person_asking(request)
        give_consent(person=person, kind=_known(kind), channel=Channel.API, by=person)
        return self._answer(request, kind)

    @extend_schema(request=None, responses={200: ConsentChoiceSerializer}, operation_id="privacy_consent_withdraw")
    def delete(self, request: Request, kind: str) -> Response:
        """Take a separate consent back; 400 for the two of the sign-in page."""
        person = person_asking(request)
        withdraw_consent(person=person, kind=_known(kind), by=person)
        return self._answer(request, kind)

    def _answer(self, request: Request, kind: str) -> Response:
        choice = next((one for one in choices_of(person_asking(request)) if one.kind == kind), None)
        if choice is None:
            raise Http404
        return Response(ConsentChoiceSerializer(choice).data)


class ExportView(APIView):
    before_consent = True
    permission_classes = [SignedIn]

    @extend_schema(responses=ExportSerializer, operation_id="privacy_export_read")
    def get(self, request: Request) -> Response:
        """How far one's newest export is; 404 before the first. The file opens on the page, after a sign-in."""
        found = newest_export(person_asking(request))
        if found is None:
            raise Http404
        return Response(ExportSerializer(found).data)

    @extend_schema(request=None, responses={202: ExportSerializer}, operation_id="privacy_export_ask")
    def post(self, request: Request) -> Response:
        """Have a file of everything about oneself made."""
        person = person_asking(request)
        export = ask_for_export(person=person, by=person)
        return Response(ExportSerializer(export).data, status=status.HTTP_202_ACCEPTED)


def _known(kind: str) -> str:
    if kind not in ConsentKind.values:
        raise Http404
    return kind
