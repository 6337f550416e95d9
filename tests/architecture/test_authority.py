"""Roles × relations × operations: the code answers what accounts/authority.toml says, for everybody, everywhere."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import PermissionDenied

from accounts import matrix
from accounts.authority import check_may, may, may_somewhere, people_where, rows_where, unions_where
from accounts.checks import authority_names_exist
from accounts.enums import Role
from accounts.matrix import Answer, Relation
from accounts.models import Membership, Person
from accounts.roles.words import WORDS, opened_by
from tests.architecture.naive import BLOCKS, RANK, expected
from tests.architecture.stage import ABOVE, CAST, NAMES, built
from tests.architecture.test_house import SOURCES, relative

OPERATIONS = list(BLOCKS)
pytestmark = pytest.mark.django_db  # pytest-django makes a database only where somebody asks for it


@pytest.fixture(scope="module")
def stage(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), built() as found:
        yield found


def test_every_answer_is_the_file_s(stage):
    wrong, checks = [], 0
    for operation in OPERATIONS:
        for name in NAMES:
            for union in ABOVE:
                found = may(stage.people[name], operation, stage.unions[union])
                checks += 1
                if found != expected(name, operation, union):
                    wrong.append((operation, name, union, found.value))
    assert wrong == []
    assert checks >= 5000


def test_every_answer_about_oneself_is_the_file_s(stage):
    wrong, checks = [], 0
    for operation in OPERATIONS:
        for name, (home, _role, _at) in CAST.items():
            person = stage.people[name]
            found = may(person, operation, stage.unions[home], whose=person)
            checks += 1
            if found != expected(name, operation, home, own=True):
                wrong.append((operation, name, found.value))
    assert wrong == []
    assert checks >= 600


def test_every_reach_is_the_file_s(stage):
    """The unions of an operation, counted one by one, for whoever may see and for whoever may see in full."""
    wrong, checks = [], 0
    for operation in OPERATIONS:
        for name in NAMES:
            for least in (Answer.MASKED, Answer.ALLOW):
                found = {union.key.replace("-", "_") for union in unions_where(stage.people[name], operation, least)}
                for union in ABOVE:
                    checks += 1
                    reached = RANK.index(expected(name, operation, union)) >= RANK.index(least.value)
                    if reached is not (union in found):
                        wrong.append((operation, name, least.value, union))
    assert wrong == []
    assert checks >= 10_000


def test_every_list_of_people_is_the_file_s(stage):
    wrong, checks = [], 0
    for operation in OPERATIONS:
        for name in NAMES:
            found = set(
                people_where(Person.objects.all(), stage.people[name], operation).values_list("name", flat=True)
            )
            rows = rows_where(Membership.objects.current(), stage.people[name], operation)
            held = set(rows.values_list("person__name", flat=True))
            for other, (home, _role, _at) in CAST.items():
                checks += 1
                shown = expected(name, operation, home, own=other == name) != "deny"
                if (shown, shown) != (other in found, other in held):
                    wrong.append((operation, name, other))
    assert wrong == []
    assert checks >= 10_000


def test_a_door_is_open_for_whoever_finds_something_behind_it(stage):
    """The bottom of the tree apart: who may only below her union finds nothing there."""
    for operation in OPERATIONS:
        for name in NAMES:
            behind = any(expected(name, operation, union) != "deny" for union in ABOVE)
            assert may_somewhere(stage.people[name], operation) is behind, (operation, name)


def test_refusal_is_a_sentence(stage):
    with pytest.raises(PermissionDenied, match="您的角色不能在该工会做这件事。"):
        check_may(stage.people["worker"], "unions.change", stage.unions["company"])
    with pytest.raises(PermissionDenied, match="Not here"):
        check_may(stage.people["auditor"], "people.list", stage.unions["county"], sentence="Not here")


def test_unwritten_operation_is_no_quiet_refusal(stage):
    with pytest.raises(LookupError, match="people.lst"):
        unions_where(stage.people["city_officer"], "people.lst")


def test_nothing_unwritten_is_allowed():
    every = [(role, relation) for role in matrix.REACHED for relation in Relation]
    for operation, block in BLOCKS.items():
        for role, relation in every:
            assert matrix.answer(role, relation, operation) == block.get(role, {}).get(relation.value, "deny")


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ({"foreman": {"same": "allow"}}, "there is no role foreman"),
        ({"officer": {"near": "allow"}}, "there is no relation near"),
        ({"officer": {"same": "yes"}}, "the answer is allow, masked or deny, not yes"),
        ({"officer": {"higher": "allow"}}, "officer never reaches higher"),
        ({"officer": {"sister": "masked"}}, "officer never reaches sister"),
        ({"officer": {"own": "allow"}}, "officer never reaches own"),
        ({"worker": {"same": "allow"}}, "worker never reaches same"),
        ({"disabled": {"elsewhere": "allow"}}, "disabled never reaches elsewhere"),
    ],
)
def test_wrong_name_in_the_file_is_told_at_start(monkeypatch, block, said):
    assert authority_names_exist() == []
    monkeypatch.setattr("accounts.checks.table", lambda: {"people.list": block})
    (error,) = authority_names_exist()
    assert error.id == "accounts.E003"
    assert said in error.msg


def test_nobody_gives_a_role_above_or_beside_her_own():
    """Whoever gives a role beside her own holds the administrator's power over it, and never gives that one."""
    for role in matrix.GRANTED:
        given = BLOCKS[f"roles.grant.{role.value}"].get(role.value, {})
        assert set(given) <= {"lower"}, role
        assert set(BLOCKS[f"roles.grant.{role.value}"]) <= {"officer", "administrator", "owner"}
        assert BLOCKS[f"roles.grant.{role.value}"] == BLOCKS[f"roles.end.{role.value}"]


def test_every_power_has_its_words():
    """The page that gives a role says what it opens; a power without a sentence would be given in silence."""
    silent = [
        operation
        for operation in OPERATIONS
        if matrix.roles_for(operation) and operation not in WORDS and not operation.startswith("roles.end.")
    ]
    assert silent == []
    assert set(WORDS) <= set(OPERATIONS)
    assert all(opened_by(role) for role in matrix.GRANTED)
    assert opened_by(Role.WORKER) == []


ROLES_BY_NAME = re.compile(r"\bRole\.(?!WORKER\b)[A-Z]+\b")
NO_RIGHT = {
    "accounts/unions/describing.py",  # says who answers for a union, opens nothing
    "lms/scale/fill.py",  # invents officers for measuring
}


def test_no_role_is_named_outside_the_file():
    """A right that a tuple of roles decides is one that nobody finds in authority.toml."""
    named = [
        relative(path)
        for path in SOURCES
        if ROLES_BY_NAME.search(path.read_text()) and not relative(path).startswith("lms/demo/")
    ]
    assert sorted(set(named) - NO_RIGHT) == []
