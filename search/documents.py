"""What the index holds. Never an answer key, an explanation or anything about a person."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from hashlib import blake2b

from search.enums import Kind

PUBLIC = "public"


def members_of(key: str) -> str:
    """The token for members of the union with this key and of the unions below it."""
    return f"for:{key}"


@dataclass(frozen=True, slots=True)
class Document:
    """One findable thing. `family` is the key of the object it comes and goes with: a passage's is its book's.

    `seen_by` holds `public` or `for:<key>`: who belongs to the union of that key or to one below it.
    `byline` says whose part it is, `dated` is in whole seconds, `popularity` breaks ties only."""

    key: str
    family: str
    kind: str
    title: str
    text: str
    url: str
    byline: str = ""
    theme: str = ""
    motif: str = ""
    seen_by: tuple[str, ...] = (PUBLIC,)
    dated: int = 0
    popularity: int = 0

    @property
    def heading(self) -> str:
        """The title as it is searched: a book's title finds the book, not each of its thousand passages."""
        return "" if self.kind == Kind.PASSAGE else self.title

    @property
    def body(self) -> str:
        """The text as it is searched: a book is found by its author, too."""
        return f"{self.text}\n{self.byline}" if self.kind == Kind.BOOK else self.text

    @property
    def order(self) -> int:
        """The last tie-breaker: the same for one key in every engine and after every rebuild."""
        return int.from_bytes(blake2b(self.key.encode(), digest_size=6).digest(), "big")

    @property
    def version(self) -> str:
        """Changes with whatever is found or shown; popularity moves all day and waits for the next change."""
        said = {name: value for name, value in self.as_dict().items() if name != "popularity"}
        return blake2b(json.dumps(said, sort_keys=True).encode(), digest_size=8).hexdigest()

    def as_dict(self) -> dict:
        return asdict(self)

    @classmethod
    def from_dict(cls, values: dict) -> Document:
        return cls(**{**values, "seen_by": tuple(values["seen_by"])})
