"""Where links of the book's parts lead once they stand under our names: `c/3.html`, `r/12.jpg`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import quote

from bookroom.epub.naming import resolve

OUTSIDE = re.compile(r"^(https?|mailto|tel):", re.IGNORECASE)


@dataclass
class Names:
    """Our names of the parts, by their path in the archive."""

    chapters: dict[str, int] = field(default_factory=dict)
    resources: dict[str, str] = field(default_factory=dict)

    def link(self, base: str, href: str) -> str:
        """A link of a chapter: to a chapter, a picture, the outside; "" when it may not stay."""
        if OUTSIDE.match(href.strip()):
            return href.strip()
        path, fragment = resolve(base, href)
        tail = f"#{quote(fragment)}" if fragment else ""
        if path in self.chapters:
            return tail if path == base and tail else f"{self.chapters[path]}.html{tail}"
        return f"../r/{self.resources[path]}" if path in self.resources else ""

    def picture(self, base: str, href: str, *, prefix: str = "../r/") -> str:
        """A picture, font or sheet: only what came with the book; "" for everything else."""
        path, _fragment = resolve(base, href)
        return f"{prefix}{self.resources[path]}" if path in self.resources else ""
