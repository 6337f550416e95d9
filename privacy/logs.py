"""Log lines leave without numbers of phones and papers, and without addresses of e-mail, whoever wrote them.

Names cannot be told from other words: the house rule is ids only, and a handler in the tests watches over it."""

from __future__ import annotations

import logging
import re

EMAIL = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
# Eleven digits of a key or a digest may look like a mobile number: they stay, or the line is of no use.
KEY = r"(?<![0-9A-Za-z])(?:[0-9a-f]{32,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![0-9A-Za-z])"
PAPER = r"(?<![0-9A-Za-z])[1-9]\d{16}[0-9Xx](?![0-9A-Za-z])"
PHONE = r"(?<!\d)(?:\+?86[\s-]?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)"
KINDS = re.compile(f"(?P<email>{EMAIL})|(?P<key>{KEY})|(?P<paper>{PAPER})|(?P<phone>{PHONE})")
WORDS = {"email": "<e-mail>", "paper": "<paper>", "phone": "<phone>"}


def scrubbed(text: str) -> str:
    return KINDS.sub(lambda found: WORDS.get(found.lastgroup or "", found[0]), text)


class ScrubbedFormatter(logging.Formatter):
    """The last step before a line leaves: message, arguments and traceback are one text by then."""

    def format(self, record: logging.LogRecord) -> str:
        return scrubbed(super().format(record))
