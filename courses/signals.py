"""Sent on commit, for the floors above."""

from django.dispatch import Signal

course_completed = Signal()  # sender=CourseCompletion, completion=
