from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExamsConfig(AppConfig):
    name = "exams"
    verbose_name = _("Exams")

    def ready(self) -> None:
        import_module("exams.receivers")
        import_module("exams.handlers")  # registers the kinds of records
