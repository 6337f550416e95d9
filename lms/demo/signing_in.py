"""The table of demo people to sign in as."""

from __future__ import annotations

from django.utils.translation import gettext as _

from accounts.enums import Role
from accounts.models import Person
from lms.demo.load.people import phone, rows


def sign_in_lines() -> list[str]:
    """Lines for the terminal: number, role, name and union of one person a role."""
    shown = [row for row in rows() if "show" in row]
    people = {someone.phone: someone for someone in Person.objects.filter(phone__in=[phone(row["n"]) for row in shown])}
    lines = [_("Sign in with a phone number; the code is printed in this window."), ""]
    found = [(row, people[phone(row["n"])]) for row in shown if phone(row["n"]) in people]
    return [*lines, *[_line(row, someone) for row, someone in found], ""]


def _line(row: dict, someone: Person) -> str:
    return f"  {_spaced(someone.phone)}   {_role(row)} · {someone.name} · {_union(someone)}"


def _role(row: dict) -> str:
    return str(Role(row["show"].partition("-")[0]).label)


def _union(someone: Person) -> str:
    return someone.home_union.name if someone.home_union else ""


def _spaced(number: str | None) -> str:
    digits = (number or "").removeprefix("+86")
    return f"{digits[:3]} {digits[3:7]} {digits[7:]}"
