"""A tree of as many unions as asked for: the real counties, invented firms, workshops and teams below them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from accounts.enums import UnionKind
from accounts.models import Union
from lms.scale.words import firm_name

COUNTIES = {
    "利州区": "510802",
    "昭化区": "510811",
    "朝天区": "510812",
    "旺苍县": "510821",
    "青川县": "510822",
    "剑阁县": "510823",
    "苍溪县": "510824",
}
TOPS = [("经济技术开发区", UnionKind.ZONE), ("天然气园区", UnionKind.ZONE)]
INDUSTRIES = ("交通运输", "城乡建设", "教科文卫", "机械冶金", "财贸轻纺", "能源化工")
TOPS += [(f"{name}产业", UnionKind.INDUSTRY) for name in INDUSTRIES]
TOPS += [(f"{name}集团", UnionKind.GROUP) for name in ("蜀道文旅", "嘉陵能源", "川北农业", "雪峰建材")]
SHARES = {UnionKind.TOWNSHIP: 0.06, UnionKind.JOINT: 0.09, UnionKind.ENTERPRISE: 0.45, UnionKind.BRANCH: 0.18}


@dataclass
class Plan:
    """Union rows in an order in which parents come first; `place` is where a unit sits when its line is elsewhere."""

    unions: list[Union] = field(default_factory=list)
    place: dict[int, int] = field(default_factory=dict)  # index of a unit → index of the county it sits in
    by_kind: dict[str, list[int]] = field(default_factory=dict)
    _children: Counter = field(default_factory=Counter)

    def add(self, kind: UnionKind, name: str, above: int | None, region: str = "") -> int:
        number = len(self.unions)
        parent = self.unions[above] if above is not None else None
        self._children[above] += 1
        path = Union._get_path(parent.path if parent else "", parent.depth + 1 if parent else 1, self._children[above])
        union = Union(key=f"s{number:05d}", name=f"{name}工会", kind=kind, region_code=region, path=path)
        union.depth, union.numchild = len(path) // Union.steplen, 0
        if parent:
            parent.numchild += 1
        self.unions.append(union)
        self.by_kind.setdefault(kind, []).append(number)
        return number


def plan(chance: Random, wanted: int) -> Plan:
    """At least the federations; then townships, joint unions, firms, branches and teams until `wanted`."""
    made = Plan()
    city = made.add(UnionKind.CITY, "广元市总", None, "510800")
    for name, region in COUNTIES.items():
        made.add(UnionKind.COUNTY, f"{name}总", city, region)
    for name, kind in TOPS:
        made.add(kind, f"市{name}", city)
    for kind in kinds(wanted - len(made.unions)):
        _add_one(made, chance, kind)
    return made


def kinds(count: int) -> Iterator[UnionKind]:
    rest = max(0, count)
    for kind, share in SHARES.items():
        number = round(count * share)
        rest -= number
        yield from [kind] * number
    yield from [UnionKind.TEAM] * rest


def _add_one(made: Plan, chance: Random, kind: UnionKind) -> None:
    county = chance.choice(made.by_kind[UnionKind.COUNTY])
    region, number = made.unions[county].region_code, len(made.unions)
    if kind in {UnionKind.TOWNSHIP, UnionKind.JOINT}:
        word = "镇" if kind == UnionKind.TOWNSHIP else "联合"
        made.add(kind, f"{made.unions[county].name[:3]}第{number}{word}", county, region)
    elif kind == UnionKind.ENTERPRISE:
        line = chance.choice([county, county, *_lines(made)])
        firm = made.add(kind, firm_name(chance, number), line, region)
        if line != county:
            made.place[firm] = county
    else:
        firm = chance.choice(made.by_kind[UnionKind.ENTERPRISE])
        word = "车间" if kind == UnionKind.BRANCH else "班组"
        made.add(kind, f"{made.unions[firm].name[:-2]}第{number}{word}", firm, made.unions[firm].region_code)


def _lines(made: Plan) -> list[int]:
    kinds_above = (UnionKind.ZONE, UnionKind.INDUSTRY, UnionKind.GROUP, UnionKind.TOWNSHIP)
    return [chosen for kind in kinds_above for chosen in made.by_kind.get(kind, [])[:3]]
