import re
from pathlib import Path

import pytest
from django.conf import settings

from lms.look.icons import SHAPES, icon

TEMPLATES = sorted(path for path in settings.BASE_DIR.glob("*/templates/**/*.html"))
NAMED = re.compile(r"""{%\s*icon\s+["']([\w-]+)["']""")
TILES = re.compile(r"""\b(?:tile|sign|action_icon|back_icon)=["']([\w-]+)["']""")


def test_icon_is_one_line_drawing():
    assert icon("right", "s") == (
        '<svg class="i s" viewBox="0 0 24 24" aria-hidden="true"><path d="m9.5 6 6 6-6 6"/></svg>'
    )


def test_icon_of_default_size_has_no_idle_space():
    assert (
        icon("check")
        == '<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="m5.5 12.5 4.3 4.3 8.7-9.3"/></svg>'
    )


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(settings.BASE_DIR)))
def test_every_icon_named_in_a_template_exists(path: Path):
    source = path.read_text()
    assert {*NAMED.findall(source), *TILES.findall(source)} - SHAPES.keys() == set()
