from __future__ import annotations

from collections.abc import Iterable

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from search.actions import rebuild
from search.backends.base import SearchUnavailable
from search.comparing import differences
from search.documents import Document


class Command(BaseCommand):
    help = "Build the search index anew beside the live one and switch to it, or compare it with the database."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["rebuild", "check"])

    def handle(self, *args, what: str, **options) -> None:
        try:
            self._rebuild() if what == "rebuild" else self._check()
        except SearchUnavailable as error:
            raise CommandError(f"The search engine is not available: {error}.", returncode=2) from error

    def _rebuild(self) -> None:
        count = rebuild(progress=self._counted)
        self.stdout.write(f"{count} documents indexed; the new index is live.")

    def _check(self) -> None:
        """0: index and database agree, 1: they differ, 2: could not look."""
        found = list(differences(progress=self._counted))
        for line in found:
            self.stdout.write(line)
        if found:
            raise CommandError(f"{len(found)} families differ; deliver the outbox or rebuild.", returncode=1)
        self.stdout.write("The index holds what the database says.")

    def _counted(self, documents: Iterable[Document]) -> Iterable[Document]:
        return tqdm(documents, unit=" documents", unit_scale=True, file=self.stderr, disable=None)
