from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import generics, status
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.permissions import SignedIn
from accounts.asking import person_asking
from courses.actions import enrol
from courses.api import serializers
from courses.api.filters import CourseFilter, ProgressFilter
from courses.cards import cards
from courses.lesson_screen import content_of
from courses.models import CourseCompletion, CoursePage, Enrolment, LessonPage, LessonProgress
from courses.screens import lesson_rows


class CoursesView(generics.ListAPIView):
    """Courses that are open to one, newest first, each with one's own progress."""

    permission_classes = [SignedIn]
    queryset = CoursePage.objects.none()  # names the model for the schema
    serializer_class = serializers.CourseSerializer
    filterset_class = CourseFilter

    def get_queryset(self):
        person = person_asking(self.request)
        return cards(CoursePage.objects.visible_to(person), person).order_by("-first_published_at", "-pk")


class CourseView(generics.RetrieveAPIView):
    """One course with its lessons."""

    permission_classes = [SignedIn]
    queryset = CoursePage.objects.none()  # names the model for the schema
    serializer_class = serializers.CourseDetailSerializer
    filter_backends: list[Any] = []

    def get_object(self):
        person = person_asking(self.request)
        course = get_object_or_404(cards(CoursePage.objects.visible_to(person), person), id=self.kwargs["pk"])
        course.lesson_lines = lesson_rows(course, person)
        return course


class LessonView(generics.RetrieveAPIView):
    """One lesson with its content. Learning is reported by records, not here."""

    permission_classes = [SignedIn]
    serializer_class = serializers.LessonSerializer
    filter_backends: list[Any] = []

    def get_object(self):
        lessons = LessonPage.objects.visible_to(person_asking(self.request)).select_related("course")
        lesson = get_object_or_404(lessons, id=self.kwargs["pk"])  # as a number: a key out of range is none
        lesson.html = content_of(lesson, lesson.course).html
        return lesson


class EnrolmentsView(generics.ListAPIView):
    """One's own enrolments, what was learnt last first."""

    permission_classes = [SignedIn]
    serializer_class = serializers.EnrolmentSerializer
    filter_backends: list[Any] = []

    def get_queryset(self):
        return Enrolment.objects.visible_to(person_asking(self.request)).order_by("-touched_at", "-pk")

    @extend_schema(
        request=serializers.EnrolmentWishSerializer,
        responses={201: serializers.EnrolmentSerializer},
        operation_id="enrol",
    )
    def post(self, request: Request) -> Response:
        """Take a course; again changes nothing. An unknown course and one that is not open answer 404."""
        asked = serializers.EnrolmentWishSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        person = person_asking(request)
        course = get_object_or_404(CoursePage.objects.visible_to(person), pk=asked.validated_data["course"])
        made = enrol(person=person, course=course, by=person)
        return Response(serializers.EnrolmentSerializer(made).data, status=status.HTTP_201_CREATED)


class ProgressView(generics.ListAPIView):
    """One's own progress, a row a lesson: what a new phone needs to go on where the old one stopped."""

    permission_classes = [SignedIn]
    queryset = LessonProgress.objects.none()  # names the model for the schema
    serializer_class = serializers.ProgressSerializer
    filterset_class = ProgressFilter

    def get_queryset(self):
        return LessonProgress.objects.visible_to(person_asking(self.request)).order_by("-seen_at", "-pk")


class CompletionsView(generics.ListAPIView):
    """One's own completed courses, newest first."""

    permission_classes = [SignedIn]
    queryset = CourseCompletion.objects.none()  # names the model for the schema
    serializer_class = serializers.CompletionSerializer
    filter_backends: list[Any] = []

    def get_queryset(self):
        return CourseCompletion.objects.visible_to(person_asking(self.request)).order_by("-completed_at", "-pk")
