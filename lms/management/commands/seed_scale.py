"""`manage.py seed_scale`: a database of full size for measuring."""

import time

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils.translation import gettext as _
from tqdm import tqdm

from accounts.models import Person
from lms.scale.fill import fill


class Command(BaseCommand):
    help = "Fill an empty database with invented people and unions; the same seed gives the same database."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--people", type=int, default=500_000)
        parser.add_argument("--unions", type=int, default=3_000)
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *args, **options) -> None:
        if Person.objects.exists():
            raise CommandError(_("There are people here already: only an empty database is filled for measuring."))
        began = time.monotonic()
        with tqdm(total=options["people"], desc=_("People"), unit_scale=True) as bar:
            fill(people=options["people"], unions=options["unions"], seed=options["seed"], tell=bar.update)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        seconds = time.monotonic() - began
        self.stdout.write(
            _("%(people)s people and %(unions)s unions in %(seconds)d seconds")
            % {"people": f"{options['people']:,}", "unions": f"{options['unions']:,}", "seconds": seconds}
        )
