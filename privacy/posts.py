"""Who held a post with a keeping period of its own on the day of a training record (privacy/posts.toml)."""

from __future__ import annotations

import datetime
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db.models import Q, QuerySet

from accounts.models import Membership
from privacy.enums import RetentionKind
from profiles.enums import CategoryKind
from profiles.models import CategorySpan

FILE = Path(__file__).with_name("posts.toml")


@dataclass(frozen=True)
class Post:
    category: CategoryKind
    retention: RetentionKind
    industry: str = ""

    def holders(self, day: datetime.date) -> QuerySet:
        """Keys of the people who held it that day."""
        held = CategorySpan.objects.current(day).filter(kind=self.category)
        if self.industry:
            inside = Membership.objects.current(day).filter(union__industry=self.industry)
            held = held.filter(person__in=inside.values("person"))
        return held.order_by().values("person")


@cache
def posts_under(kind: str) -> tuple[Post, ...]:
    """The posts whose period is a special case of `kind`: "training.managers" of "training"."""
    found = [
        Post(CategoryKind(row["category"]), RetentionKind(row["retention"]), row.get("industry", ""))
        for row in tomllib.loads(FILE.read_text())["post"]
    ]
    return tuple(post for post in found if post.retention.startswith(f"{kind}."))


def held_by(posts: list[Post], day: datetime.date, path: str) -> Q:
    """Rows whose person, found by `path`, held one of the posts that day."""
    held = Q(pk__in=[])
    for post in posts:
        held |= Q(**{f"{path}__in": post.holders(day)})
    return held
