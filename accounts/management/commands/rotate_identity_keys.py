from __future__ import annotations

import time
from collections.abc import Iterator

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from accounts.identity.rotating import BATCH, RotationBroken, left_to_rotate, rotate
from accounts.identity.sealed_texts import rotate_texts, texts_left

REST = 0.5  # of the time that a batch took: pages get their turn at the database


class Command(BaseCommand):
    help = (
        "Wrap every data key by the newest of IDENTITY_KEYS, and index every number by IDENTITY_INDEX_KEY and "
        "IDENTITY_INDEX_KEY_NEXT. Runs while the platform serves; stopped, it goes on where it was. "
        "Afterwards the older keys may leave the settings: docs/keys.md."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--batch", type=int, default=BATCH, help="rows in one transaction")
        parser.add_argument("--rest", type=float, default=REST, help="pause after a batch, as a part of its time")

    def handle(self, *args, batch: int, rest: float, **options) -> None:
        papers, broken = self._run("papers", left_to_rotate(), rotate(batch), rest)
        texts, others = self._run("other texts", texts_left(), rotate_texts(batch), rest)
        said = f"{papers} papers and {texts} other sealed texts have the newest keys"
        if broken or others:
            reasons = " ".join(f"{refusal}." for refusal in (broken, others) if refusal)
            raise CommandError(f"{said}. {reasons} Is an older key missing from the settings?", returncode=1)
        self.stdout.write(f"{said}; none is left with older ones.")

    def _run(self, unit: str, total: int, steps: Iterator[int], rest: float) -> tuple[int, RotationBroken | None]:
        done, began = 0, time.monotonic()
        with tqdm(total=total, unit=f" {unit}", unit_scale=True, file=self.stderr, disable=None) as bar:
            try:
                for count in steps:
                    done += count
                    bar.update(count)
                    time.sleep(rest * (time.monotonic() - began))
                    began = time.monotonic()
            except RotationBroken as broken:
                return done, broken
        return done, None
