"""What a page costs a phone: its HTML as sent, and the files that a cold browser fetches for it."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import brotli
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

AT_ONCE = {"stylesheet", "icon", "modulepreload", "preload", "manifest"}


class Parts(HTMLParser):
    """Addresses that the browser fetches at once: sheets, scripts, and pictures that are not lazy."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "link" and AT_ONCE & set((given.get("rel") or "").split()):
            self.add(given.get("href"))
        elif tag == "script" or tag in ("img", "iframe", "source") and given.get("loading") != "lazy":
            self.add(given.get("src"))

    def add(self, address: str | None) -> None:
        if address and not address.startswith("data:") and address not in self.addresses:
            self.addresses.append(address)


@dataclass
class Weight:
    html: int
    css: int = 0
    js: int = 0
    other: int = 0
    requests: int = 1
    addresses: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        return self.html + self.css + self.js + self.other


def weigh(client: Client, html: bytes) -> Weight:
    parts = Parts()
    parts.feed(html.decode())
    weight = Weight(html=len(gzip.compress(html, 6)), requests=1 + len(parts.addresses), addresses=parts.addresses)
    for address in parts.addresses:
        path = unquote(urlsplit(address).path)
        kind = "css" if path.endswith(".css") else "js" if path.endswith(".js") else "other"
        setattr(weight, kind, getattr(weight, kind) + size_of(client, path))
    return weight


def size_of(client: Client, path: str) -> int:
    """Bytes on the wire: static files in brotli, everything else as the site answers."""
    if path.startswith(settings.STATIC_URL):
        found = finders.find(path.removeprefix(settings.STATIC_URL))
        if not found:
            raise FileNotFoundError(f"{path} is not among the static files: run `make build`")
        return len(brotli.compress(open(found, "rb").read(), quality=11))
    return len(client.get(path).content)
