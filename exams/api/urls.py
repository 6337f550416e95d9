from django.urls import path

from exams.api import views

urlpatterns = [
    path("attempts/", views.AttemptsView.as_view(), name="exam-attempts"),
    path("attempts/<uuid:pk>/", views.AttemptView.as_view(), name="exam-attempt"),
    path("attempts/<uuid:pk>/answers/", views.AnswersView.as_view(), name="exam-answers"),
    path("attempts/<uuid:pk>/close/", views.CloseView.as_view(), name="exam-close"),
    path("attempts/<uuid:pk>/result/", views.ResultView.as_view(), name="exam-result"),
]
