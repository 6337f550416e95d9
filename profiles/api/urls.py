from django.urls import path

from profiles.api import views

urlpatterns = [
    path("me/profile/", views.MyProfileView.as_view(), name="my-profile"),
    path("me/skills/", views.MySkillsView.as_view(), name="my-skills"),
    path("me/skills/<uuid:pk>/", views.MySkillView.as_view(), name="my-skill"),
    path("skill-certificates/", views.SkillQueueView.as_view(), name="skill-certificates"),
    path("skill-certificates/<uuid:pk>/decide/", views.SkillDecideView.as_view(), name="skill-certificate-decide"),
]
