from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    name = "notices"
    verbose_name = _("Notices")

    def ready(self) -> None:
        from notices import seed  # noqa: PLC0415  # with the models loaded

        for module in ("checks", "deliveries", "menus", "receivers"):
            import_module(f"notices.{module}")
        autodiscover_modules("notice_templates")
        post_migrate.connect(seed.first_hours, sender=self)
