from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BookroomConfig(AppConfig):
    name = "bookroom"
    verbose_name = _("Book room")

    def ready(self) -> None:
        from bookroom import receivers, tasks  # noqa: F401, PLC0415  # they register themselves once models exist
