"""Pictures of books: what they really are, how large they would get, and the cover made anew."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

from bookroom.epub.limits import Limits

FORMATS = {"JPEG": "jpg", "PNG": "png", "GIF": "gif", "WEBP": "webp", "AVIF": "avif"}
COVER = (480, 640)
BAD_PICTURE = (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError, MemoryError)


@dataclass(frozen=True)
class Size:
    """What a picture is by its own bytes, whatever the book calls it."""

    extension: str
    width: int
    height: int


def measure(data: bytes, limits: Limits) -> Size | None:
    """Kind and size from the head alone, nothing is decoded; None for what must not reach a phone."""
    try:
        with _open(data) as image:
            width, height = image.size
            extension = FORMATS[str(image.format)]
    except BAD_PICTURE:
        return None
    return Size(extension, width, height) if 0 < width * height <= limits.pixels else None


def make_cover(data: bytes, limits: Limits) -> tuple[bytes, str] | None:
    """A small WebP painted anew, so that nothing but its pixels is left, and its colour as `#rrggbb`."""
    if measure(data, limits) is None:
        return None
    try:
        with _open(data) as image:
            image.draft("RGB", COVER)
            image.thumbnail((COVER[0] * 2, COVER[1] * 2))
            picture = image.convert("RGBA")
    except BAD_PICTURE:
        return None
    ground = Image.new("RGB", picture.size, "white")
    ground.paste(picture, mask=picture.getchannel("A"))
    ground.thumbnail(COVER)
    out = io.BytesIO()
    ground.save(out, "WEBP", quality=78, method=4)
    return out.getvalue(), _tint(ground)


def _open(data: bytes) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # `limits.pixels` decides
        return Image.open(io.BytesIO(data), formats=tuple(FORMATS))


def _tint(image: Image.Image) -> str:
    red, green, blue = image.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))  # type: ignore[misc]
    return f"#{red:02x}{green:02x}{blue:02x}"
