from __future__ import annotations

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import generics, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api.permissions import SignedIn
from accounts.asking import person_asking
from exams import actions, queries, sources
from exams.api import serializers
from exams.models import Attempt, Paper


def _sitting(request: Request, pk: Any) -> Attempt:
    """The asking person's attempt, closed by now if its time is over."""
    mine = Attempt.objects.visible_to(person_asking(request))
    return actions.settle(attempt=get_object_or_404(mine, pk=pk))


def _sheet(attempt: Attempt) -> dict:
    fields = serializers.AttemptSerializer(attempt).data
    questions = serializers.QuestionSerializer(attempt.snapshot, many=True).data
    return {**fields, "questions": questions, "answers": queries.answers_of(attempt)}


class AttemptsView(generics.ListAPIView):
    """One's own attempts, newest first."""

    permission_classes = [SignedIn]
    serializer_class = serializers.AttemptSerializer
    queryset = Attempt.objects.none()  # names the model for the schema

    def get_queryset(self):
        return Attempt.objects.visible_to(person_asking(self.request))

    @extend_schema(request=serializers.OpeningSerializer, responses={201: serializers.SheetSerializer})
    def post(self, request: Request) -> Response:
        """Begin the exam of a source, or go on with the one that is open."""
        asked = serializers.OpeningSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        person, source = person_asking(request), asked.validated_data["source"]
        paper = get_object_or_404(Paper, pk=asked.validated_data["paper"])
        if not sources.may_open(person, paper, source):
            raise Http404
        attempt = actions.open_attempt(person=person, paper=paper, source=source, by=person)
        return Response(_sheet(attempt), status=status.HTTP_201_CREATED)


class AttemptView(APIView):
    permission_classes = [SignedIn]

    @extend_schema(responses=serializers.SheetSerializer, operation_id="exam_attempt")
    def get(self, request: Request, pk: Any) -> Response:
        """Questions and the answers so far; never a key."""
        return Response(_sheet(_sitting(request, pk)))


class AnswersView(APIView):
    permission_classes = [SignedIn]

    @extend_schema(request=serializers.GivenSerializer, responses={201: serializers.KeptSerializer})
    def post(self, request: Request, pk: Any) -> Response:
        """Keep one answer of an open attempt."""
        given = serializers.GivenSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        kept = actions.answer(attempt=_own(request, pk), by=person_asking(request), **given.validated_data)
        return Response(serializers.KeptSerializer(kept).data, status=status.HTTP_201_CREATED)


class CloseView(APIView):
    permission_classes = [SignedIn]

    @extend_schema(request=None, responses=serializers.AttemptSerializer)
    def post(self, request: Request, pk: Any) -> Response:
        """Hand in; again changes nothing."""
        attempt = actions.close(attempt=_own(request, pk), by=person_asking(request))
        return Response(serializers.AttemptSerializer(attempt).data)


class ResultView(APIView):
    permission_classes = [SignedIn]

    @extend_schema(responses=serializers.ResultSerializer)
    def get(self, request: Request, pk: Any) -> Response:
        """The result of a closed attempt; 404 while it is open."""
        _sitting(request, pk)
        shown = queries.result(get_object_or_404(queries.results_of(person_asking(request)), pk=pk))
        if shown.is_revealed:
            actions.mark_revealed(attempt=shown.attempt)
        return Response(serializers.ResultSerializer(shown).data)


def _own(request: Request, pk: Any) -> Attempt:
    return get_object_or_404(Attempt.objects.visible_to(person_asking(request)), pk=pk)
