"""Shares and scales for everything that is drawn."""


def share(percent: float | None) -> float:
    """A percentage held between 0 and 100; nothing counts as 0."""
    return min(max(float(percent or 0), 0.0), 100.0)


def length(value: float) -> str:
    """A number in a drawing: at most one decimal, no idle zero."""
    return f"{value:.1f}".removesuffix(".0")


def whole_percent(part: float, whole: float) -> int:
    """A percentage as people read it: only a whole is 100, only nothing is 0."""
    if whole <= 0 or part <= 0:
        return 0
    if part >= whole:
        return 100
    return min(max(round(part * 100 / whole), 1), 99)


def round_top(value: float) -> int:
    """The first round number at or above a value: 1, 2, 5 or 10 times a power of ten, an axis ends there."""
    step = 1
    while True:
        for factor in (1, 2, 5):
            if value <= step * factor:
                return step * factor
        step *= 10
