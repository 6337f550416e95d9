"""What the second origin serves: book content and nothing else."""

from django.urls import path

from bookroom import content

app_name = "content"
handler404 = content.gone
BOOK = "b/<str:ticket>/<int:version>"
urlpatterns = [
    path("reader/", content.frame, name="frame"),
    path(f"{BOOK}/c/<int:position>.html", content.chapter, name="chapter"),
    path(f"{BOOK}/r/<str:name>", content.part, name="part"),
]
