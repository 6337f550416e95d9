from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CreditsConfig(AppConfig):
    name = "credits"
    verbose_name = _("Credits")

    def ready(self) -> None:
        import_module("credits.auditing")
        import_module("credits.menus")
        import_module("credits.receivers")
