"""The union tree, from the city down."""

from __future__ import annotations

from accounts.actions import create_union
from accounts.enums import UnionKind
from accounts.models import Union
from lms.demo.files import table
from lms.demo.load.part import Part


def rows() -> list[dict]:
    return table("unions.toml")["union"]


def root_key() -> str:
    return rows()[0]["key"]


class Tree(Part):
    name = "unions"

    def is_there(self) -> bool:
        return Union.objects.filter(key=root_key()).exists()

    def items(self) -> list[dict]:
        return rows()

    def load(self, item: dict) -> None:
        values = {
            "key": item["key"],
            "name": item["name"],
            "short_name": item["short"],
            "kind": item["kind"],
            "region_code": item.get("region", ""),
            "industry": item.get("industry", ""),
            "ownership": item.get("ownership", ""),
            "is_above_scale": item.get("above_scale", False),
            "employer_name": item["name"].removesuffix("工会") if item["kind"] == UnionKind.ENTERPRISE else "",
        }
        above, place = (Union.objects.get(key=item[way]) if way in item else None for way in ("parent", "place"))
        create_union(parent=above, place=place, by=None, **values)
