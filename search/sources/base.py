from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import ClassVar

from accounts.models import Union
from search.documents import PUBLIC, Document, members_of


class Source(ABC):
    """Where the documents of one family come from. A family's key is `<name>:<id>`."""

    name: ClassVar[str]

    @abstractmethod
    def documents(self, ids: Collection[str] | None = None) -> Iterator[Document]:
        """What may be found, of the given ids or of all; nothing for what is not published."""

    def family(self, id_: object) -> str:
        return f"{self.name}:{id_}"


def seen_by(union: Union, *, for_union_only: bool) -> tuple[str, ...]:
    return (members_of(union.key),) if for_union_only else (PUBLIC,)


def seconds(moment: datetime | None) -> int:
    return int(moment.timestamp()) if moment else 0
