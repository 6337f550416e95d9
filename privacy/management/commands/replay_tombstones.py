from django.core.management.base import BaseCommand

from privacy.actions import replay


class Command(BaseCommand):
    help = "After restoring a backup: delete again everybody who had been deleted (file TOMBSTONES and database)."

    def handle(self, *args, **options) -> None:
        stones, alive = replay(by=None)
        self.stdout.write(f"{stones} tombstones, {alive} people were back and are deleted again.")
