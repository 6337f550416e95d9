from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProfilesConfig(AppConfig):
    name = "profiles"
    verbose_name = _("Worker profiles")

    def ready(self) -> None:
        import_module("profiles.auditing")
        import_module("profiles.menus")
        import_module("profiles.receivers")
