from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LmsConfig(AppConfig):
    name = "lms"
    verbose_name = _("Platform")

    def ready(self) -> None:
        import_module("lms.auditing")
        import_module("lms.menus")
        import_module("lms.receivers")
