from django.urls import path

from rosters.views import columns, deciding, files, listing, preview, upload

app_name = "rosters"
urlpatterns = [
    path("", listing.index, name="index"),
    path("new/", upload.upload, name="upload"),
    path("template.xlsx", files.template, name="template"),
    path("<uuid:pk>/", preview.roster, name="roster"),
    path("<uuid:pk>/progress/", preview.progress, name="progress"),
    path("<uuid:pk>/columns/", columns.columns, name="columns"),
    path("<uuid:pk>/errors.xlsx", files.errors, name="errors"),
    path("<uuid:pk>/rows/<int:row>/take/", deciding.take, name="take"),
    path("<uuid:pk>/apply/", deciding.apply, name="apply"),
    path("<uuid:pk>/undo/", deciding.undo, name="undo"),
    path("<uuid:pk>/discard/", deciding.discard, name="discard"),
]
