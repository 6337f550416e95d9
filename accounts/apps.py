from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("People and unions")

    def ready(self) -> None:
        import_module("accounts.checks")
        import_module("accounts.wechat.receivers")
        import_module("accounts.cms.permissions")  # says who gets into the CMS
        import_module("accounts.sign_in.receivers")
        for part in ("desk", "identity", "joining", "roles", "sign_in", "unions"):
            import_module(f"accounts.{part}.menus")
