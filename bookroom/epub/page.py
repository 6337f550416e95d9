"""The page around a cleaned chapter."""

from __future__ import annotations

from html import escape

PHONE = "width=device-width, initial-scale=1"
PAGE = """<!doctype html>
<html{html_attributes}><head><meta charset="utf-8"><meta name="viewport" content="{viewport}"><title>{title}</title>
{head}</head><body{body_attributes}>
{inside}
</body></html>
"""
BARE = "<style>body { margin: 0 } img { display: block; width: 100%; height: auto }</style>\n"


def make_page(
    inside: str,
    *,
    title: str = "",
    head: str = "",
    html_attributes: str = "",
    body_attributes: str = "",
    viewport: str = PHONE,
) -> str:
    """`inside`, `head` and the attributes are clean already; the title is not."""
    return PAGE.format(
        inside=inside,
        title=escape(title),
        head=head,
        html_attributes=html_attributes,
        body_attributes=body_attributes,
        viewport=viewport,
    )


def picture_page(name: str, width: int, height: int) -> str:
    """A page of a book whose pages are bare pictures."""
    inside = f'<img src="../r/{name}" alt="" width="{width}" height="{height}">'
    return make_page(inside, head=BARE, viewport=f"width={width}, height={height}")


def attributes(**values: str) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in values.items() if value)
