from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RostersConfig(AppConfig):
    name = "rosters"
    verbose_name = _("Rosters")

    def ready(self) -> None:
        import_module("rosters.menus")
        import_module("rosters.receivers")
        import_module("rosters.keys")  # names what is sealed here
        import_module("rosters.tasks")  # registers its topic
