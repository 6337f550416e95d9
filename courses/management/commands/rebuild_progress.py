from django.core.management.base import BaseCommand, CommandError

from accounts.models import Person
from courses.actions import rebuild


class Command(BaseCommand):
    help = "Make lesson progress and learning days anew from the records; --check only compares."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing, fail when something differs")

    def handle(self, *args, **options) -> None:
        people = Person.objects.filter(records__kind__startswith="lesson.").distinct().order_by("pk")
        differing = 0
        for person in people.iterator(chunk_size=200):
            differing += rebuild(person=person, by=None, write=not options["check"])
        if differing and options["check"]:
            raise CommandError(f"{differing} rows differ from the records")
        self.stdout.write(f"{differing} rows put right" if differing else "every row is as the records say")
