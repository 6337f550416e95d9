from __future__ import annotations

from rest_framework import serializers

from courses.api.limits import LARGEST_KEY
from courses.cards import percent
from courses.models import CourseCompletion, CoursePage, Enrolment, LessonPage, LessonProgress


class CourseSerializer(serializers.ModelSerializer):
    """A card of the catalogue: the course, and how far one is."""

    seconds = serializers.IntegerField(source="length")
    lesson_count = serializers.IntegerField()
    done_count = serializers.IntegerField()
    is_enrolled = serializers.BooleanField()
    is_assigned = serializers.BooleanField()
    due_on = serializers.DateField(allow_null=True)
    completed_at = serializers.DateTimeField(allow_null=True)
    percent = serializers.SerializerMethodField()
    url = serializers.CharField()

    class Meta:
        model = CoursePage
        fields = [
            "id",
            "title",
            "theme",
            "summary",
            "audience",
            "seconds",
            "lesson_count",
            "done_count",
            "percent",
            "is_statutory",
            "is_enrolled",
            "is_assigned",
            "due_on",
            "completed_at",
            "url",
        ]
        read_only_fields = fields

    def get_percent(self, course) -> int:
        return percent(course)


class LessonLineSerializer(serializers.Serializer):
    id = serializers.IntegerField(source="lesson.pk")
    number = serializers.IntegerField()
    title = serializers.CharField(source="lesson.title")
    seconds = serializers.IntegerField(source="lesson.seconds")
    learnt_seconds = serializers.IntegerField(source="seconds")
    is_done = serializers.BooleanField()


class CourseDetailSerializer(CourseSerializer):
    lessons = LessonLineSerializer(source="lesson_lines", many=True)
    exam = serializers.IntegerField(source="exam_id", allow_null=True)

    class Meta(CourseSerializer.Meta):
        fields = [*CourseSerializer.Meta.fields, "why", "valid_months", "exam", "lessons"]
        read_only_fields = fields


class VideoSerializer(serializers.Serializer):
    block = serializers.CharField()
    title = serializers.CharField()
    seconds = serializers.IntegerField()


class LessonSerializer(serializers.ModelSerializer):
    """A lesson as a phone shows it: `html` holds the content, `videos` what has to be watched."""

    key = serializers.CharField(help_text="What learning records call the lesson.")
    html = serializers.CharField()
    videos = VideoSerializer(many=True)
    papers = serializers.SerializerMethodField()

    class Meta:
        model = LessonPage
        fields = ["id", "key", "title", "seconds", "course", "content_version", "html", "videos", "papers"]
        read_only_fields = fields

    def get_papers(self, lesson: LessonPage) -> list[int]:
        return [ref.paper for ref in lesson.papers]


class EnrolmentSerializer(serializers.ModelSerializer):
    class Meta:
        model = Enrolment
        fields = ["course", "is_assigned", "due_on", "enrolled_at", "touched_at"]
        read_only_fields = ["is_assigned", "due_on", "enrolled_at", "touched_at"]


class EnrolmentWishSerializer(serializers.Serializer):
    course = serializers.IntegerField(min_value=1, max_value=LARGEST_KEY)


class ProgressSerializer(serializers.ModelSerializer):
    class Meta:
        model = LessonProgress
        fields = ["lesson", "course", "opened_at", "seen_at", "seconds", "pending_seconds", "watched", "done_at"]
        read_only_fields = fields


class CompletionSerializer(serializers.ModelSerializer):
    class Meta:
        model = CourseCompletion
        fields = ["course", "title", "theme", "completed_at", "seconds", "verified_seconds", "score", "valid_until"]
        read_only_fields = fields
