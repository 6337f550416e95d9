from django.urls import path

from courses.api import views

urlpatterns = [
    path("courses/", views.CoursesView.as_view(), name="courses"),
    path("courses/<int:pk>/", views.CourseView.as_view(), name="course"),
    path("lessons/<int:pk>/", views.LessonView.as_view(), name="lesson"),
    path("enrolments/", views.EnrolmentsView.as_view(), name="enrolments"),
    path("progress/", views.ProgressView.as_view(), name="progress"),
    path("completions/", views.CompletionsView.as_view(), name="completions"),
]
