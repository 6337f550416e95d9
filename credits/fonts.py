"""The typesetter's Chinese font comes from a Python package: no machine is trusted to have one."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from django.conf import settings

SERIF, FILE = "Noto Serif SC", "NotoSerifSC-Regular.otf"


class FontMissing(RuntimeError):
    """There is no font to set Chinese with; a page of empty boxes is not a certificate."""


def font_folder() -> Path:
    spec = find_spec(settings.CERTIFICATE_FONTS)
    folder = Path(spec.origin).parent if spec and spec.origin else None
    if folder is None or not (folder / FILE).is_file():
        raise FontMissing(f"{FILE} is not in the package {settings.CERTIFICATE_FONTS}")
    return folder
