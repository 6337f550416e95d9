"""authority.toml as data: role × relation × operation → answer. What is not written is denied."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path

from accounts.enums import Role

FILE = Path(__file__).with_name("authority.toml")
Lines = dict[str, dict[str, str]]  # role → relation → answer


class Answer(StrEnum):
    DENY = "deny"
    MASKED = "masked"
    ALLOW = "allow"


class Relation(StrEnum):
    OWN = "own"
    SAME = "same"
    LOWER = "lower"
    HIGHER = "higher"
    SISTER = "sister"
    ELSEWHERE = "elsewhere"


ANONYMOUS, DISABLED, OWNER = "anonymous", "disabled", "owner"
GRANTED = tuple(role for role in Role if role is not Role.WORKER)
REACHED: dict[str, tuple[Relation, ...]] = {
    **{role.value: (Relation.SAME, Relation.LOWER) for role in GRANTED},
    ANONYMOUS: (Relation.ELSEWHERE,),
    DISABLED: (),
    Role.WORKER.value: (Relation.OWN, Relation.ELSEWHERE),
    OWNER: (Relation.OWN, Relation.ELSEWHERE),
}


@cache
def table() -> dict[str, Lines]:
    return tomllib.loads(FILE.read_text())


def lines(operation: str) -> Lines:
    """The block of an operation; LookupError for a name that the file does not know."""
    try:
        return table()[operation]
    except KeyError:
        raise LookupError(f"{operation} does not stand in {FILE.name}") from None


def answer(role: str, relation: Relation, operation: str) -> Answer:
    return Answer(lines(operation).get(role, {}).get(relation, Answer.DENY))


@cache
def reaches(role: str, relation: Relation, operation: str, least: Answer = Answer.MASKED) -> bool:
    """Is the answer `least` or better?"""
    return list(Answer).index(answer(role, relation, operation)) >= list(Answer).index(least)


@cache
def roles_for(operation: str, least: Answer = Answer.MASKED) -> tuple[Role, ...]:
    """The granted roles that let somebody do it anywhere, in their own union or below."""
    return tuple(role for role in GRANTED if any(reaches(role, near, operation, least) for near in REACHED[role]))


def only_role(operation: str) -> Role:
    """The one role of an operation, where a group of the CMS stands for it."""
    (role,) = roles_for(operation)
    return role


def problems(blocks: dict[str, Lines]) -> Iterator[str]:
    """What is wrong with a file, in words for who wrote it."""
    for operation, block in blocks.items():
        for role, cells in block.items():
            if role not in REACHED:
                yield f"{operation}: there is no role {role}"
                continue
            for relation, given in cells.items():
                if relation not in list(Relation):
                    yield f"{operation}, {role}: there is no relation {relation}"
                elif given not in list(Answer):
                    yield f"{operation}, {role}, {relation}: the answer is allow, masked or deny, not {given}"
                elif given != Answer.DENY and relation not in REACHED[role]:
                    yield f"{operation}: {role} never reaches {relation}"
