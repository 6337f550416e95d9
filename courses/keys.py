"""The keys of courses and lessons inside a query, as their models spell them: "course:17", "lesson:4"."""

from __future__ import annotations

from django.db.models import CharField, OuterRef, Value
from django.db.models.functions import Cast, Concat


def course_key(field: str) -> Concat:
    """`field` of the outer query holds the course."""
    return Concat(Value("course:"), Cast(OuterRef(field), CharField()))


def lesson_key(field: str) -> Concat:
    return Concat(Value("lesson:"), Cast(OuterRef(field), CharField()))
