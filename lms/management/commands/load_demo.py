"""`manage.py load_demo`: the Chinese demo content, once."""

import logging

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _
from tqdm import tqdm

from accounts.models import Person
from lms.demo.load.everything import parts
from lms.demo.load.part import Part, missing
from lms.demo.load.tree import Tree
from lms.demo.signing_in import sign_in_lines

BAR = "{desc} {percentage:3.0f} % {bar:40} {elapsed}"


class Command(BaseCommand):
    help = "Load the Chinese demo content into an empty installation, once."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="Do nothing when other people are here already.")
        parser.add_argument("--learners", type=int, help="Play the learning of so many people only.")

    def handle(self, *args, **options) -> None:
        with translation.override("zh-hans"):
            if not Tree().is_there() and Person.objects.exists():
                return self.refuse(quietly=options["if_empty"])
            wanted = missing(parts(options["learners"]))
            self.load(wanted)
            if not wanted and not options["if_empty"]:
                self.stdout.write(_("The demo is here already; nothing was changed."))
            self.stdout.write("\n".join(sign_in_lines()))
        return None

    def refuse(self, *, quietly: bool) -> None:
        if not quietly:
            raise CommandError(_("There are people here already: the demo is only for an empty installation."))

    def load(self, wanted: list[Part]) -> None:
        logging.getLogger("wagtail").setLevel(logging.WARNING)  # a line a page would tear the bar apart
        total = sum(len(part.items()) for part in wanted)
        with tqdm(total=total, desc=_("Loading the demo"), bar_format=BAR, disable=not wanted) as bar:
            for part in wanted:
                part.run(bar.update)
