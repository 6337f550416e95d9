from __future__ import annotations

from collections.abc import Collection, Iterator

from bookroom.models import BookListPage
from search.documents import Document
from search.enums import Kind
from search.sources.base import Source, seconds


class Lists(Source):
    """A published book list, by the curator's own words."""

    name = "list"

    def documents(self, ids: Collection[str] | None = None) -> Iterator[Document]:
        lists = BookListPage.objects.live().prefetch_related("items").order_by("pk")
        if ids is not None:
            lists = lists.filter(pk__in=ids)
        for page in lists.iterator(chunk_size=100):
            yield self._list(page)

    def _list(self, page: BookListPage) -> Document:
        notes = [item.note for item in page.items.all()]
        return Document(
            key=self.family(page.pk),
            family=self.family(page.pk),
            kind=Kind.LIST,
            title=page.title,
            text="\n".join(filter(None, [page.intro, *notes])),
            url=page.url or "",
            byline=page.kicker,
            dated=seconds(page.first_published_at),
        )
