"""The first rows of a fresh installation: texts as drafts, terms, and the keeping periods that a source names."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path

from django.apps import AppConfig
from django.db import router

FIRST_DAY = datetime.date(2020, 1, 1)
HERE = Path(__file__).resolve().parent / "seed_texts"


def first_rows(sender: AppConfig, using: str, **kwargs) -> None:
    """After migrating; what somebody has written is left alone."""
    if not router.allow_migrate(using, "privacy"):
        return
    rows = tomllib.loads((HERE / "rows.toml").read_text())
    texts = [{**row, "text": (HERE / row["text"]).read_text()} for row in rows["text"]]
    for name, values in (("RetentionRule", rows["rule"]), ("PrivacyTerm", rows["term"]), ("ConsentText", texts)):
        model = sender.get_model(name)
        if not model._default_manager.using(using).exists():
            model._default_manager.using(using).bulk_create([model(from_on=FIRST_DAY, **one) for one in values])
