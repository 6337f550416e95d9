"""The editors' side is Wagtail's: what its own Chinese lacks stands in a catalogue of ours."""

from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.apps import apps
from django.urls import reverse
from django.utils import translation

from lms.translations import catalogs

WAGTAIL = [Path(config.path) for config in apps.get_app_configs() if config.name.split(".")[0] == "wagtail"]


def known(path: Path) -> set[tuple[str, str | None]]:
    if not path.exists():
        return set()
    with path.open("rb") as file:
        return {
            (message.id if isinstance(message.id, str) else message.id[0], message.context)
            for message in read_po(file)
            if message.id and message.string and all(message.string)
        }


def english(path: Path) -> set[tuple[str, str | None]]:
    if not path.exists():
        return set()
    with path.open("rb") as file:
        found = [message for message in read_po(file) if message.id]
    return {(message.id if isinstance(message.id, str) else message.id[0], message.context) for message in found}


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_every_sentence_of_wagtail_has_a_chinese_one(domain):
    ours = known(catalogs.po_path(catalogs.WAGTAIL).with_name(f"{domain}.po"))
    missing = set()
    for app in WAGTAIL:
        theirs = app / "locale/zh_Hans/LC_MESSAGES" / f"{domain}.po"
        missing |= english(app / "locale/en/LC_MESSAGES" / f"{domain}.po") - known(theirs) - ours
    assert missing == set()


def test_the_first_page_of_an_editor_is_chinese_and_bears_our_name(site, trainer, client_for):
    page = client_for(trainer).get(reverse("wagtailadmin_home")).content.decode()
    assert "搜索全部页面" in page
    assert "- 工学</title>" in " ".join(page.split()).replace(" </title>", "</title>")
    assert "- Wagtail" not in page


@pytest.mark.parametrize(
    ("word", "said"), [("Profile", "资料"), ("Page", "页面"), ("Continue", "继续"), ("Private", "私有")]
)
def test_our_own_words_leave_wagtail_s_alone(word, said):
    with translation.override("zh-hans"):
        assert translation.gettext(word) == said
