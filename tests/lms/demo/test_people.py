"""The demo's union tree and people are complete and hang together."""

from collections import Counter

from accounts.enums import Role, UnionKind
from accounts.validators import normalise_phone
from lms.demo.load import people, tree

COUNTIES = {"510802", "510811", "510812", "510821", "510822", "510823", "510824"}


def test_every_union_stands_below_one_named_before_it():
    known: set[str] = set()
    for row in tree.rows():
        assert row.get("parent") in known or not known
        assert row.get("place", row.get("parent")) in known or not known
        assert row["key"] not in known
        known.add(row["key"])


def test_the_tree_is_the_city_of_the_plan():
    kinds = Counter(row["kind"] for row in tree.rows())
    assert {row["region"] for row in tree.rows() if row["kind"] == UnionKind.COUNTY} == COUNTIES
    assert (kinds["city"], kinds["zone"]) == (1, 2)
    assert kinds["enterprise"] >= 30
    assert min(kinds["industry"], kinds["group"], kinds["township"], kinds["joint"]) >= 2
    assert set(kinds) <= set(UnionKind.values)


def test_sixty_people_have_numbers_of_their_own():
    phones = [people.phone(row["n"]) for row in people.rows()]
    assert len(phones) == len(set(phones)) == 60
    assert phones == [normalise_phone(number) for number in phones]


def test_people_belong_to_unions_of_the_tree():
    keys = {row["key"] for row in tree.rows()}
    for row in people.rows():
        asked = {role.partition("@")[2] for role in row["roles"]} - {""}
        assert {row["union"], *asked} <= keys


def test_every_role_has_somebody_to_sign_in_as():
    held = {role.partition("@")[0] for row in people.rows() for role in row["roles"]}
    shown = {row["show"].partition("-")[0] for row in people.rows() if "show" in row}
    assert held == shown == set(Role.values)
