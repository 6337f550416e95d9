"""Every field has a class; the sentence of a gap says exactly what to write."""

import re

import pytest
from django.contrib.sessions.models import Session as StrangeSession
from django.core.checks import run_checks
from django.utils import translation
from django.utils.functional import Promise

from accounts.models import Membership, Person
from privacy.inventory import gaps, inventory, of_people
from privacy.inventory.completeness import model_gaps
from privacy.inventory.reading import local_apps, tables
from privacy.words import goes_and_stays, kept, name_of, title_of

MEMBERSHIP = {
    "purpose": "membership",
    "person": "person",
    "on_deletion": "keep",
    "reason": "figures",
    "retention": "figures",
    "since": "from_on",
    "internal": ["id"],
    "personal": ["person", "union", "is_main", "from_on", "to_on"],
}


def sentences(**changes) -> list[str]:
    return list(model_gaps("accounts/privacy.toml", "Membership", Membership, {**MEMBERSHIP, **changes}))


def test_nothing_is_missing():
    assert gaps() == []


def test_a_complete_table_has_no_gap():
    assert sentences() == []


def test_a_new_field_is_named_with_its_place():
    assert sentences(personal=["person", "union", "is_main", "from_on"]) == [
        'accounts/privacy.toml [Membership]: write "to_on" into one of public, internal, personal, sensitive.'
    ]


def test_a_field_that_is_gone_is_named():
    assert sentences(internal=["id", "colour"]) == [
        'accounts/privacy.toml [Membership]: remove "colour", the model has no such field.'
    ]


def test_a_field_in_two_classes_is_named():
    assert '"id" stands in two classes' in sentences(public=["id"])[0]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"person": ""}, 'write person = "path to the person"'),
        ({"purpose": "fun"}, 'purpose = "fun" is none of'),
        ({"person": "nobody"}, "a path leads nowhere"),
        ({"reason": ""}, "what stays needs reason"),
        ({"ends": "end"}, 'no field "end"'),
        ({"colour": "red"}, 'nothing reads "colour"'),
        ({"erase": {"union": "burn"}, "on_deletion": "pseudonymise"}, 'erase union = "burn" is none of'),
    ],
)
def test_a_wrong_word_is_said(changes, said):
    changes = {**changes, **({"on_deletion": ""} if changes.get("person") == "" else {})}
    assert any(said in sentence for sentence in sentences(**changes))


def test_text_in_a_row_that_stays_needs_a_way_out():
    table = {**MEMBERSHIP, "personal": ["name"], "internal": [], "on_deletion": "keep", "person": "self"}
    found = list(model_gaps("x", "Person", Person, table))
    assert any('say how "name" is erased' in sentence for sentence in found)


def test_a_new_model_is_asked_for_with_its_fields(monkeypatch):
    monkeypatch.setattr("privacy.inventory.completeness.tables", lambda path: without(tables(path), "Membership"))
    assert any(
        sentence.startswith("accounts/privacy.toml: add [Membership] with its fields: id, from_on, to_on, person")
        for sentence in gaps()
    )


def test_a_new_model_of_a_package_is_asked_for(monkeypatch):
    label = StrangeSession._meta.label
    monkeypatch.setattr("privacy.inventory.completeness.tables", lambda path: without(tables(path), label))
    assert any(f'add "{label}" to nothing_personal' in sentence for sentence in gaps())


def test_the_check_stops_the_build(monkeypatch):
    monkeypatch.setattr("privacy.checks.gaps", lambda: ["accounts/privacy.toml: add [Thing]"])
    assert [error.msg for error in run_checks() if error.id == "privacy.E001"] == ["accounts/privacy.toml: add [Thing]"]


def test_whoever_has_a_foreign_key_to_a_person_is_described():
    """A model with a cascade from the person would vanish or block: it must say what a deletion does."""
    described = {entry.model for entry in inventory()}
    bare = [
        relation.related_model._meta.label
        for relation in Person._meta.related_objects
        if relation.related_model not in described and not relation.related_model._meta.auto_created
    ]
    assert bare == []


def test_every_kind_of_record_is_said_in_words():
    said = {line.title for part in kept() for line in part.lines}
    goes, stays = goes_and_stays()
    assert len(said) >= len({entry.model._meta.verbose_name_plural for entry in of_people()}) - 1
    assert goes
    assert stays


def without(found: dict, name: str) -> dict:
    return {key: value for key, value in found.items() if key != name}


def test_a_chinese_reader_meets_no_english_word():
    """Titles and fields of packages, and of ours those without a name; the others are the catalogues' business."""
    ours = {config.label for config in local_apps()}
    with translation.override("zh-hans"):
        words = [title_of(entry) for entry in of_people() if entry.model._meta.app_label not in ours]
        for entry in of_people():
            shown = [
                one for one in entry.fields("personal", "sensitive") if one.name not in {entry.person, *entry.withheld}
            ]
            words += [name_of(one) for one in shown if not is_named(entry, one, ours)]
    assert sorted({word for word in words if re.search(r"[a-z]{3}", word)}) == []


def is_named(entry, one, ours: set[str]) -> bool:
    return entry.model._meta.app_label in ours and isinstance(one._verbose_name, Promise)
