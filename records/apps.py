from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecordsConfig(AppConfig):
    name = "records"
    verbose_name = _("Learning records")

    def ready(self) -> None:
        import_module("records.receivers")
        import_module("records.task_backend")  # registers its topic
