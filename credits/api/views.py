from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import generics
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api.permissions import SignedIn
from accounts.asking import person_asking
from credits import queries, verification
from credits.api import serializers
from credits.enums import AccountKind
from credits.models import Certificate, Posting


class BalanceView(APIView):
    permission_classes = [SignedIn]

    @extend_schema(responses=serializers.BalanceSerializer, operation_id="credits_balance")
    def get(self, request: Request) -> Response:
        """What one has, and what this year brought by theme."""
        person, year = person_asking(request), timezone.localdate().year
        totals = queries.year_totals(person, year)
        pending = queries.balance(person, AccountKind.PENDING)
        values = {"available": queries.balance(person), "pending": pending, "year": year, **totals}
        return Response(serializers.BalanceSerializer(values).data)


class LedgerView(generics.ListAPIView):
    """One's own postings, newest first, each with the rule version that made it."""

    permission_classes = [SignedIn]
    serializer_class = serializers.PostingSerializer
    queryset = Posting.objects.none()  # names the model for the schema

    def get_queryset(self) -> QuerySet[Posting]:
        return queries.ledger(person_asking(self.request))


class CertificatesView(generics.ListAPIView):
    """One's own certificates, newest first."""

    permission_classes = [SignedIn]
    serializer_class = serializers.CertificateSerializer
    queryset = Certificate.objects.none()

    def get_queryset(self) -> QuerySet[Certificate]:
        return Certificate.objects.visible_to(person_asking(self.request))


class VerifyView(APIView):
    """Public: whether a certificate holds, without its holder's full name."""

    permission_classes = [AllowAny]
    authentication_classes: list = []

    @extend_schema(responses=serializers.VerifiedSerializer, operation_id="certificate_verify")
    def get(self, request: Request, number: str) -> Response:
        found = verification.find(number)
        if found is None:
            raise Http404
        return Response(serializers.VerifiedSerializer(verification.shown(found)).data)
