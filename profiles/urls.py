from django.urls import path

from profiles.views import categories, desk, files, mine, person, skills

app_name = "profiles"
urlpatterns = [
    path("me/profile/", mine.profile, name="mine"),
    path("me/profile/edit/", mine.edit, name="edit"),
    path("me/skills/new/", skills.new, name="skill-new"),
    path("me/skills/<uuid:pk>/", skills.skill, name="skill"),
    path("me/skills/<uuid:pk>/correct/", skills.correct, name="skill-correct"),
    path("me/skills/<uuid:pk>/delete/", skills.delete, name="skill-delete"),
    path("skills/", desk.queue, name="queue"),
    path("skills/<uuid:pk>/", desk.check, name="check"),
    path("skills/<uuid:pk>/decide/", desk.decide, name="decide"),
    path("skills/<uuid:pk>/file/", files.scan, name="scan"),
    path("skills/steps/<int:pk>/file/", files.step, name="step-scan"),
    path("<uuid:pk>/work/", person.work, name="person"),
    path("<uuid:pk>/work/edit/", person.edit, name="person-edit"),
    path("<uuid:pk>/work/categories/new/", categories.new, name="category-new"),
    path("<uuid:pk>/work/categories/<int:span>/", categories.category, name="category"),
]
