"""What one earns before two records become one."""

from django.db.models import Sum

from bookroom.models import ReadingPlace
from courses.models import CourseCompletion, Enrolment, LearningDay, LessonProgress
from credits.actions import award
from credits.models import Leg, Posting
from exams.models import Attempt
from records.models import LiveSpan, Record

EVENT = "course.completed"
ONE = {"seconds": 4 * 2700}  # 25 hundredths of a credit


def earn(person, source="course:1", facts=ONE, at=None):
    return award(person=person, source=source, event=EVENT, facts=facts, theme="health", title="消防", at=at)


def legs_sum_to_nought() -> bool:
    sums = Leg.objects.order_by().values("posting", "unit").annotate(total=Sum("amount"))
    return not [row for row in sums if row["total"]]


MODELS = (Attempt, CourseCompletion, Enrolment, LearningDay, LessonProgress, LiveSpan, Posting, ReadingPlace, Record)
