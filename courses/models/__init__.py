from courses.models.completion import CourseCompletion
from courses.models.course import CoursePage
from courses.models.day import LearningDay
from courses.models.enrolment import Enrolment
from courses.models.lesson import LessonPage
from courses.models.progress import LessonProgress
from courses.models.rule import CourseRule
from courses.models.sections import CourseIndexPage, CourseSectionPage

__all__ = [
    "CourseCompletion",
    "CourseIndexPage",
    "CoursePage",
    "CourseRule",
    "CourseSectionPage",
    "Enrolment",
    "LearningDay",
    "LessonPage",
    "LessonProgress",
]
