from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _


class PhonePreview:
    """Mixin of pages that are read on phones: the editor's preview opens at the width of one."""

    @property
    def preview_sizes(self) -> list[dict[str, Any]]:
        return [
            {"name": "phone", "icon": "mobile-alt", "device_width": 390, "label": _("Phone")},
            {"name": "small", "icon": "mobile-alt", "device_width": 320, "label": _("Small phone")},
            {"name": "desk", "icon": "desktop", "device_width": 1280, "label": _("Desk")},
        ]

    @property
    def default_preview_size(self) -> str:
        return "phone"
