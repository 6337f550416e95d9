"""Style sheets of books: nothing imported, nothing fetched from outside, nothing laid over the reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import tinycss2

Rename = Callable[[str], str]  # address of a part as written → our name, "" when it may not stay
NESTED = {"media", "supports", "layer"}
NEVER_PROPERTIES = {"behavior", "-moz-binding", "-ms-behavior"}
NEVER_FUNCTIONS = {"expression", "image-set", "-webkit-image-set", "image", "src", "element", "attr", "env"}
NEVER_POSITIONS = {"fixed", "sticky"}


def clean_sheet(text: str, rename: Rename) -> str:
    """A whole sheet, filtered and with our names in it."""
    rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    return _rules(rules, rename)


def clean_style(text: str, rename: Rename) -> str:
    """The content of a style attribute."""
    return _declarations(tinycss2.parse_blocks_contents(text, skip_comments=True, skip_whitespace=True), rename)


def _rules(rules: Iterable[Any], rename: Rename) -> str:
    return "\n".join(filter(None, (_rule(rule, rename) for rule in rules)))


def _rule(rule: Any, rename: Rename) -> str:
    if rule.type == "qualified-rule":
        return _block(tinycss2.serialize(rule.prelude).strip(), rule.content, rename)
    if rule.type != "at-rule" or rule.content is None:
        return ""
    name, prelude = rule.lower_at_keyword, tinycss2.serialize(rule.prelude).strip()
    if name in NESTED:
        inside = _rules(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True), rename)
        return f"@{name} {prelude} {{\n{inside}\n}}" if inside else ""
    return _block("@font-face", rule.content, rename) if name == "font-face" else ""


def _block(prelude: str, content: list[Any], rename: Rename) -> str:
    parsed = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    inside = _declarations(parsed, rename)
    return f"{prelude} {{ {inside} }}" if inside else ""


def _declarations(parsed: Iterable[Any], rename: Rename) -> str:
    return "; ".join(filter(None, (_declaration(one, rename) for one in parsed if one.type == "declaration")))


def _declaration(declaration: Any, rename: Rename) -> str:
    name = declaration.lower_name
    if name in NEVER_PROPERTIES or name.startswith("--"):
        return ""
    if name == "position" and _words(declaration.value) & NEVER_POSITIONS:
        return ""
    if not _rename_addresses(declaration.value, rename):
        return ""
    mark = " !important" if declaration.important else ""
    return f"{declaration.name}: {tinycss2.serialize(declaration.value).strip()}{mark}"


def _words(tokens: Iterable[Any]) -> set[str]:
    return {token.lower_value for token in tokens if token.type == "ident"}


def _rename_addresses(tokens: list[Any], rename: Rename) -> bool:
    """Put our names into the addresses; False when one of them may not stay or a function is not known as harmless."""
    for token in tokens:
        if token.type == "error":
            return False
        if token.type == "url" and not _set_address(token, rename):
            return False
        if token.type == "function" and not _check_function(token, rename):
            return False
        if token.type in {"() block", "[] block", "{} block"} and not _rename_addresses(token.content, rename):
            return False
    return True


def _check_function(token: Any, rename: Rename) -> bool:
    if token.lower_name in NEVER_FUNCTIONS:
        return False
    if token.lower_name != "url":
        return _rename_addresses(token.arguments, rename)
    strings = [one for one in token.arguments if one.type == "string"]
    return len(strings) == 1 and _set_address(strings[0], rename)


def _set_address(token: Any, rename: Rename) -> bool:
    name = rename(token.value)
    if not name:
        return False
    token.value = name
    token.representation = f'url("{name}")' if token.type == "url" else f'"{name}"'
    return True
