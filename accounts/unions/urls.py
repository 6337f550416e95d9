from django.urls import path

from accounts.unions import changing, views
from accounts.unions.acts import ACTS

urlpatterns = [
    path("", views.tree, name="unions"),
    path("<slug:key>/", views.union, name="union"),
    path("<slug:key>/edit/", changing.edit, name="union-edit"),
    path("<slug:key>/new/", changing.new, name="union-new"),
    *[path(f"<slug:key>/{name}/", changing.change, {"name": name}, name=f"union-{name}") for name in ACTS],
]
