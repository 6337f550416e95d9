"""One's own page in the CMS, without the name: Wagtail's form asks for two halves of it and keeps neither."""

from __future__ import annotations

from typing import Any

from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import AccountView


class OwnAccountView(AccountView):
    def get_panels(self) -> list[Any]:
        return [panel for panel in super().get_panels() if panel.name != "name_email"]


account = require_admin_access(OwnAccountView.as_view())
