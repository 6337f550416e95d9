from django.urls import path

from accounts.roles import changing, views

urlpatterns = [
    path("", views.roles, name="roles"),
    path("give/", changing.give, name="role-give"),
    path("<int:pk>/", views.role, name="role"),
    path("<int:pk>/end/", changing.end, name="role-end"),
    path("<int:pk>/deputy/", changing.deputy, name="role-deputy"),
]
