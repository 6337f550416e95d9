# ruff: noqa: E501 (path data is not read line by line)
"""The eight grounds of drawn book covers, 120 × 160, and what is drawn behind the title."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Jacket:
    """Ground, ink of the title, ink of the author, and the ornament behind them; a title ends above `foot`."""

    ground: str
    ink: str
    soft: str
    ornament: str
    slip: str = ""
    foot: int = 140


WAVES = "".join(f"M0 {y}c20-9 40-9 60 0s40 9 60 0" for y in range(96, 160, 12))
GRASS = "".join(f"M{x} 160q{(x % 3 - 1) * 8}-40 {(x % 5 - 2) * 6}-{22 + x % 31}" for x in range(8, 120, 9))
ARCHES = "".join(f"M{x} {y}a17 17 0 0 1 34 0M{x + 6} {y}a11 11 0 0 1 22 0" for x, y in ((8, 142), (42, 130), (76, 142)))
JACKETS: tuple[Jacket, ...] = (
    Jacket(
        "#24405c",
        "#1d2b3a",
        "#d5cbb0",
        '<path d="M0 26h9M0 62h9M0 98h9M0 134h9M9 6v148" stroke="#c8b98f" stroke-width="1.2"/>',
        "#efe6d0",
    ),
    Jacket(
        "#e9dcc3",
        "#2a2320",
        "#6d5b48",
        '<circle cx="28" cy="150" r="46" fill="none" stroke="#8c3425" stroke-width="6"/><circle cx="28" cy="150" r="26" fill="none" stroke="#8c3425" stroke-width="48" stroke-dasharray="1.4 12.2"/>',
    ),
    Jacket(
        "#8e2d23",
        "#f2e6d0",
        "#f2dcc8",
        '<path d="M76 0h44v160H76z" fill="#6f2018"/><path d="M76 0v160" stroke="#d99a7d" stroke-width=".8"/>',
    ),
    Jacket(
        "#dfe3da",
        "#2b342d",
        "#4f5b50",
        '<path d="M0 130c30-12 60-12 120 2v28H0z" fill="#7f917f"/><path d="M0 142h120M0 148h120" stroke="#dfe3da" stroke-width="1.5"/>',
        foot=118,
    ),
    Jacket(
        "#c9d6d2",
        "#213833",
        "#3c5751",
        f'<path d="{ARCHES}" fill="none" stroke="#4c7069" stroke-width="3"/><circle cx="26" cy="104" r="15" fill="#d98b3a"/>',
        foot=120,
    ),
    Jacket(
        "#f0e4c9",
        "#2d2a22",
        "#6a5f48",
        '<circle cx="34" cy="104" r="12" fill="#c04a33"/><path d="m0 160v-26l28-20 26 12 26-6 40 12v28z" fill="#5f7263"/><path d="M0 160v-12l40-12 40 10 40-8v22z" fill="#3e5146"/>',
        foot=118,
    ),
    Jacket(
        "#3f6d6a",
        "#22403e",
        "#e2eeea",
        f'<path d="{WAVES}" fill="none" stroke="#a9cdc4" stroke-width="1.3"/>',
        "#f3eee0",
    ),
    Jacket(
        "#565b57",
        "#f3f1ea",
        "#d9ddd4",
        f'<path d="{GRASS}" fill="none" stroke="#b9c3b4" stroke-width="1.4"/>',
        foot=124,
    ),
)
