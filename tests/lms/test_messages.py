"""Django puts the catalogues of all apps into one: a sentence has one Chinese, or a context that tells two apart."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management.base import CommandError

from lms.management.commands.messages import Command, local_apps
from lms.translations import catalogs

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
EDUCATION = 'msgid "Education"\nmsgstr "教育"\n'
SCHOOLING = 'msgid "Education"\nmsgstr "学历"\n'
PAPERS = 'msgctxt "paper"\nmsgid "Open"\nmsgstr "开放"\n'
SHOPS = 'msgctxt "paper"\nmsgid "Open"\nmsgstr "营业"\n'
DAYS = 'msgid "%(n)d day"\nmsgid_plural "%(n)d days"\nmsgstr[0] "%(n)d 天"\n'
DATES = 'msgid "%(n)d day"\nmsgid_plural "%(n)d days"\nmsgstr[0] "%(n)d 日"\n'


def app(root: Path, name: str, *entries: str) -> Path:
    path = catalogs.po_path(root / name)
    path.parent.mkdir(parents=True)
    path.write_text(HEAD + "\n".join(entries), encoding="utf-8")
    return root / name


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        (EDUCATION, SCHOOLING, "Education: unions 教育, people 学历"),
        (PAPERS, SHOPS, "Open (paper): unions 开放, people 营业"),
        (DAYS, DATES, "%(n)d day: unions %(n)d 天, people %(n)d 日"),
    ],
    ids=["plain", "same context", "counted"],
)
def test_two_translations_of_a_sentence_fail_the_check_and_are_named(tmp_path, one, other, clash):
    apps = [app(tmp_path, "unions", one), app(tmp_path, "people", other), app(tmp_path, "third", 'msgid "Third"\n')]
    said = StringIO()
    with pytest.raises(CommandError):
        Command(stderr=said, no_color=True).check_words(apps)
    assert said.getvalue() == f"{clash}\n"


def test_same_words_or_another_context_are_no_clash(tmp_path):
    school = 'msgctxt "person"\n' + SCHOOLING
    said = StringIO()
    Command(stderr=said).check_words([app(tmp_path, "unions", EDUCATION), app(tmp_path, "people", EDUCATION, school)])
    assert said.getvalue() == ""


def test_catalogues_of_the_house_say_each_sentence_in_one_way():
    assert catalogs.clashing(local_apps()) == []
