from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import pgettext_lazy


class PrivacyConfig(AppConfig):
    name = "privacy"
    verbose_name = pgettext_lazy("my data", "Privacy")

    def ready(self) -> None:
        from privacy import seed  # noqa: PLC0415  # with the models loaded

        for module in ("checks", "menus", "receivers", "permissions", "tasks"):
            import_module(f"privacy.{module}")
        post_migrate.connect(seed.first_rows, sender=self)
