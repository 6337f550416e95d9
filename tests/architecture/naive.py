"""authority.toml read a second time, by hand, without a line of the code under test."""

from __future__ import annotations

import tomllib
from pathlib import Path

from tests.architecture.stage import ABOVE, CAST

FILE = Path(__file__).resolve().parents[2] / "accounts" / "authority.toml"
BLOCKS = tomllib.loads(FILE.read_text())
RANK = ["deny", "masked", "allow"]


def chain(union: str | None) -> list[str]:
    return [union, *chain(ABOVE[union])] if union else []


def relation(at: str, union: str) -> str:
    """How the union of a role stands to the union of an object."""
    if at == union:
        return "same"
    if at in chain(union):
        return "lower"
    if union in chain(at):
        return "higher"
    return "sister" if ABOVE[at] == ABOVE[union] else "elsewhere"


def expected(name: str, operation: str, union: str, *, own: bool = False) -> str:
    """What the file answers somebody of the cast about an object of the union: the best of all that she is."""
    block = BLOCKS[operation]
    if name == "visitor":
        return block.get("anonymous", {}).get("own" if own else "elsewhere", "deny")
    if name == "disabled":
        return "deny"
    answers = [block.get("worker", {}).get("own" if own else "elsewhere", "deny")]
    if name == "owner":
        answers.append(block.get("owner", {}).get("own" if own else "elsewhere", "deny"))
    _home, role, at = CAST[name]
    if role and at and not own:
        answers.append(block.get(role.value, {}).get(relation(at, union), "deny"))
    return max(answers, key=RANK.index)
