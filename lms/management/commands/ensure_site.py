from django.core.management.base import BaseCommand

from lms.actions import ensure_site


class Command(BaseCommand):
    help = "Make the first pages of a new database: home, courses, book room, news. Doing it again changes nothing."

    def handle(self, *args, **options) -> None:
        ensure_site(by=None)
