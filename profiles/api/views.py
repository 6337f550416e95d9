from __future__ import annotations

import uuid

from django.db import transaction
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import generics, status
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api.permissions import SignedIn
from accounts.asking import person_asking
from profiles import actions
from profiles.api import serializers
from profiles.api.permissions import ChecksCertificates
from profiles.enums import CertificateState
from profiles.models import SkillCertificate
from profiles.queries import own_certificates, profile_of
from profiles.queue import queue_of
from profiles.rules import certificates_to_check


class MyProfileView(APIView):
    permission_classes = [SignedIn]

    @extend_schema(responses=serializers.ProfileSerializer, operation_id="my_profile")
    def get(self, request: Request) -> Response:
        """Occupation, education and categories with their days."""
        return Response(serializers.ProfileSerializer(profile_of(person_asking(request))).data)

    @extend_schema(
        request=serializers.StatedSerializer, responses=serializers.ProfileSerializer, operation_id="my_profile_update"
    )
    def patch(self, request: Request) -> Response:
        """State occupation, education and categories of one's own; what is left out stays."""
        said = serializers.StatedSerializer(data=request.data)
        said.is_valid(raise_exception=True)
        person, fields = person_asking(request), dict(said.validated_data)
        stated = fields.pop("stated", None)
        with transaction.atomic():
            profile = actions.update_profile(person=person, by=person, **fields)
            if stated is not None:
                actions.state_categories(person=person, kinds=stated, by=person)
        return Response(serializers.ProfileSerializer(profile).data)


class MySkillsView(generics.ListAPIView):
    """One's own skill certificates, the newest first, with their steps."""

    permission_classes = [SignedIn]
    parser_classes = [MultiPartParser]
    serializer_class = serializers.SkillSerializer
    filter_backends: list = []
    queryset = SkillCertificate.objects.none()

    def get_queryset(self) -> QuerySet[SkillCertificate]:
        return own_certificates(person_asking(self.request)).prefetch_related("steps")

    @extend_schema(
        request={"multipart/form-data": serializers.FactsSerializer},
        responses={201: serializers.SkillSerializer},
        operation_id="my_skills_create",
    )
    def post(self, request: Request) -> Response:
        """Send a certificate to one's union for a check."""
        given = serializers.FactsSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        person, file = person_asking(request), given.validated_data["file"]
        made = actions.upload_certificate(person=person, facts=given.facts(), file=file, by=person)
        return Response(serializers.SkillSerializer(made).data, status=status.HTTP_201_CREATED)


class MySkillView(APIView):
    permission_classes = [SignedIn]
    parser_classes = [MultiPartParser]

    @extend_schema(responses=serializers.SkillSerializer, operation_id="my_skill")
    def get(self, request: Request, pk: uuid.UUID) -> Response:
        return Response(serializers.SkillSerializer(_own(request, pk)).data)

    @extend_schema(
        request={"multipart/form-data": serializers.CorrectionSerializer},
        responses=serializers.SkillSerializer,
        operation_id="my_skill_correct",
    )
    def put(self, request: Request, pk: uuid.UUID) -> Response:
        """Correct a certificate that was sent back; without a file the one that was sent stays."""
        certificate = _own(request, pk)
        given = serializers.CorrectionSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        file = given.validated_data.get("file")
        done = actions.correct_certificate(
            certificate=certificate, facts=given.facts(), file=file, by=person_asking(request)
        )
        return Response(serializers.SkillSerializer(done).data)

    @extend_schema(responses={204: None}, operation_id="my_skill_delete")
    def delete(self, request: Request, pk: uuid.UUID) -> Response:
        """Take back what was not accepted yet, with its photos."""
        actions.delete_certificate(certificate=_own(request, pk), by=person_asking(request))
        return Response(status=status.HTTP_204_NO_CONTENT)


class SkillQueueView(generics.ListAPIView):
    """Certificates of one's members that wait for a check, the oldest first."""

    permission_classes = [ChecksCertificates]
    serializer_class = serializers.QueuedSkillSerializer
    filter_backends: list = []
    queryset = SkillCertificate.objects.none()

    def get_queryset(self) -> QuerySet[SkillCertificate]:
        return queue_of(person_asking(self.request), CertificateState.UPLOADED).prefetch_related("steps")


class SkillDecideView(APIView):
    permission_classes = [ChecksCertificates]

    @extend_schema(
        request=serializers.CheckSerializer,
        responses=serializers.QueuedSkillSerializer,
        operation_id="skill_certificates_decide",
    )
    def post(self, request: Request, pk: uuid.UUID) -> Response:
        """Accept or send back the version that was looked at; code "decided" when it is another by now."""
        said = serializers.CheckSerializer(data=request.data)
        said.is_valid(raise_exception=True)
        person, given = person_asking(request), said.validated_data
        found = get_object_or_404(certificates_to_check(person), pk=pk)
        found.version = given["version"]
        if given["accept"]:
            done = actions.accept_certificate(certificate=found, by=person)
        else:
            done = actions.return_certificate(certificate=found, reason=given["reason"], by=person)
        return Response(serializers.QueuedSkillSerializer(done).data)


def _own(request: Request, pk: uuid.UUID) -> SkillCertificate:
    return get_object_or_404(own_certificates(person_asking(request)), pk=pk)
