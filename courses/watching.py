"""What was watched of a video: intervals in seconds, merged; plain functions without a database."""

from __future__ import annotations

from collections.abc import Iterable

Intervals = list[list[float]]


def merged(*several: Iterable) -> Intervals:
    """The union of all intervals, sorted, without overlaps; in tenths of a second."""
    union: Intervals = []
    for start, end in sorted((round(a, 1), round(b, 1)) for part in several for a, b in part):
        if union and start <= union[-1][1]:
            union[-1][1] = max(union[-1][1], end)
        else:
            union.append([start, end])
    return union


def length(intervals: Intervals) -> float:
    return round(sum(end - start for start, end in intervals), 1)


def total(watched: dict[str, Intervals]) -> float:
    return sum(length(intervals) for intervals in watched.values())
