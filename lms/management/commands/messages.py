from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from lms.translations import catalogs


def local_apps() -> list[Path]:
    paths = [Path(config.path) for config in apps.get_app_configs()]
    return [path for path in paths if path.parent == settings.BASE_DIR]


class Command(BaseCommand):
    help = "Bring the Chinese catalogues up to date (default), compile them, or check that each sentence has one."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser) -> None:
        parser.add_argument("--compile", action="store_true")
        parser.add_argument("--check", action="store_true")

    def handle(self, *args, **options) -> None:
        if options["check"]:
            return self.check_words(local_apps())
        for app in local_apps():
            catalogs.compile_(app) if options["compile"] else catalogs.update(app)
        if options["compile"]:
            catalogs.compile_(catalogs.WAGTAIL)
        return None

    def check_words(self, apps: list[Path]) -> None:
        faults = [f"{app.name}: {msgid} has no Chinese" for app in apps for msgid in catalogs.missing(app)]
        faults += catalogs.clashing([*apps, catalogs.WAGTAIL])
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            raise CommandError("Some sentences have no Chinese, or two: say the same everywhere or give a context.")
