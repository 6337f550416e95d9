from __future__ import annotations

import json
from collections.abc import Iterable

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from tqdm import tqdm

from audit.models import Entry
from audit.verifying import findings


class Command(BaseCommand):
    help = "Check the audit log and its daily roots. Exit code 0: whole, 1: findings, 2: could not look."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="findings as a JSON list")

    def handle(self, *args, **options) -> None:
        try:
            with tqdm(unit=" entries", unit_scale=True, file=self.stderr, disable=None) as self._bar:
                found = list(findings(self._counted))
        except (DatabaseError, OSError) as error:
            raise CommandError(f"The audit log cannot be read: {error}.", returncode=2) from error
        self.stdout.write(json.dumps(found) if options["json"] else "\n".join(found) or "The audit log is whole.")
        if found:
            raise CommandError(f"{len(found)} findings.", returncode=1)

    def _counted(self, entries: Iterable[Entry]) -> Iterable[Entry]:
        for entry in entries:
            self._bar.update()
            yield entry
