from __future__ import annotations

from django.db.models import Q, QuerySet
from django_filters import rest_framework as filters

from accounts.enums import Theme
from courses.api.limits import LARGEST_KEY
from courses.models import CoursePage, LessonProgress


class CourseFilter(filters.FilterSet):
    theme = filters.ChoiceFilter(choices=Theme)
    search = filters.CharFilter(method="by_words", max_length=60)
    mine = filters.BooleanFilter(field_name="is_enrolled")

    class Meta:
        model = CoursePage
        fields: list[str] = []

    def by_words(self, courses: QuerySet, name: str, value: str) -> QuerySet:
        """Plain words in title, summary and audience; the search app finds inside lessons."""
        return courses.filter(Q(title__icontains=value) | Q(summary__icontains=value) | Q(audience__icontains=value))


class ProgressFilter(filters.FilterSet):
    course = filters.NumberFilter(field_name="course_id", min_value=1, max_value=LARGEST_KEY, decimal_places=0)

    class Meta:
        model = LessonProgress
        fields = ["course"]
