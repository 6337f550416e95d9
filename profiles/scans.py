"""Photos and PDFs of certificates: what they really are, and painted anew without what a phone hides in a picture."""

from __future__ import annotations

import io
import secrets
import warnings
from dataclasses import dataclass
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

BYTES = 10 * 1024 * 1024
PIXELS = 64_000_000  # a JPEG is decoded smaller; other kinds are held whole and get less
PIXELS_WHOLE = 24_000_000
SIDE = 2400  # small print of a certificate stays legible
FORMATS = ("JPEG", "PNG", "WEBP")
FOLDER = "certificates/skills"
BAD_PICTURE = (UnidentifiedImageError, OSError, ValueError, SyntaxError, MemoryError)


@dataclass(frozen=True)
class Scan:
    data: bytes
    content_type: str
    extension: str

    def store(self) -> str:
        """Write under a name that nobody can guess; the name in the storage."""
        name = f"{FOLDER}/{secrets.token_hex(16)}.{self.extension}"
        return default_storage.save(name, ContentFile(self.data))


def read_scan(file: BinaryIO) -> Scan:
    """A photo painted anew as JPEG (place, camera and all else that is no pixel is gone), or a PDF as it is.

    Raises ValidationError with code "file_size", "file_type" or "file_pixels"."""
    data = file.read(BYTES + 1)
    if len(data) > BYTES:
        raise ValidationError(
            _("The file is larger than 10 MB. Please take a photo at a lower resolution."), "file_size"
        )
    if data[:5] == b"%PDF-" and b"%%EOF" in data[-2048:]:
        return Scan(data, "application/pdf", "pdf")
    return Scan(_repaint(data), "image/jpeg", "jpg")


def _repaint(data: bytes) -> bytes:
    try:
        with _open(data) as image:
            _check_pixels(image)
            image.draft("RGB", (SIDE, SIDE))
            picture = _on_white(ImageOps.exif_transpose(image))
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except BAD_PICTURE as error:
        text = _("This is no photo or PDF that can be read. Please choose a JPEG, PNG, WebP or PDF file.")
        raise ValidationError(text, "file_type") from error
    picture.thumbnail((SIDE, SIDE))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85, optimize=True)
    return out.getvalue()


def _open(data: bytes) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit decides
        return Image.open(io.BytesIO(data), formats=FORMATS)


def _check_pixels(image: Image.Image) -> None:
    width, height = image.size
    if width * height > (PIXELS if image.format == "JPEG" else PIXELS_WHOLE):
        raise _too_many_pixels()


def _too_many_pixels() -> ValidationError:
    text = _("The picture has too many pixels. Please take a photo at a lower resolution.")
    return ValidationError(text, "file_pixels")


def _on_white(image: Image.Image) -> Image.Image:
    """The pixels alone on a new ground: a converted picture would keep comments and profiles of the old one."""
    ground = Image.new("RGB", image.size, "white")
    layers = image.convert("RGBA") if image.has_transparency_data else None
    ground.paste(layers or image.convert("RGB"), mask=layers and layers.getchannel("A"))
    return ground
