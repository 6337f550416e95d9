"""What is kept of a photo, and what is refused."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from PIL import Image

from profiles import scans
from tests.profiles.factories import pdf, picture, upload

PLACE = b"gps-canary-32.4337"


def with_place(kind: str) -> io.BytesIO:
    """A picture turned by the camera, with camera, place and a comment in it."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, PLACE.decode()  # orientation: turn right; maker
    exif.get_ifd(0x8825)[29] = PLACE.decode()
    extra = {"comment": PLACE} if kind == "JPEG" else {}
    return picture((60, 40), kind, exif=exif.tobytes(), **extra)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_place_and_camera_are_gone_and_the_picture_stands_upright(kind):
    file = with_place(kind)
    assert PLACE in file.getvalue()
    scan = scans.read_scan(file)
    assert PLACE not in scan.data
    with Image.open(io.BytesIO(scan.data)) as kept:
        assert (kept.format, kept.size, len(kept.getexif())) == ("JPEG", (40, 60), 0)
    assert (scan.content_type, scan.extension) == ("image/jpeg", "jpg")


def test_what_is_stored_holds_no_place(worker):
    made = upload(worker)
    with default_storage.open(made.file.name) as stored:
        assert PLACE not in stored.read()


def test_large_photo_is_made_smaller():
    scan = scans.read_scan(picture((5000, 3000)))
    with Image.open(io.BytesIO(scan.data)) as kept:
        assert max(kept.size) <= scans.SIDE


def test_clear_ground_becomes_white():
    out = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(out, "PNG")
    with Image.open(io.BytesIO(scans.read_scan(io.BytesIO(out.getvalue())).data)) as kept:
        assert min(kept.convert("L").getextrema()) > 250


def test_pdf_is_kept_as_it_is():
    assert scans.read_scan(pdf()).data == pdf().getvalue()


@pytest.mark.parametrize(
    "data",
    [b"", b"GIF89a", b"<svg onload=alert(1)>", b"<html>%PDF-", b"%PDF-1.4 no end", b"\xff\xd8\xff\xe0broken"]
    + [picture().getvalue()[:200], b"PK\x03\x04"],
    ids=range(8),
)
def test_what_is_neither_photo_nor_pdf_is_refused(data):
    with pytest.raises(ValidationError) as refusal:
        scans.read_scan(io.BytesIO(data))
    assert refusal.value.code == "file_type"


def test_too_many_bytes_are_refused_before_they_are_looked_at(monkeypatch):
    monkeypatch.setattr(scans, "BYTES", 100)
    with pytest.raises(ValidationError) as refusal:
        scans.read_scan(picture())
    assert refusal.value.code == "file_size"


def test_bomb_of_pixels_is_refused_from_its_head():
    width, height = (50_000).to_bytes(4, "big"), (50_000).to_bytes(4, "big")
    bomb = bytearray(picture((1, 1), "PNG").getvalue())
    bomb[16:24] = width + height
    import zlib

    bomb[29:33] = zlib.crc32(bytes(bomb[12:29])).to_bytes(4, "big")
    with pytest.raises(ValidationError) as refusal:
        scans.read_scan(io.BytesIO(bytes(bomb)))
    assert refusal.value.code == "file_pixels"


def test_file_names_cannot_be_guessed_and_say_nothing(worker):
    names = {scans.read_scan(picture()).store() for _time in range(3)}
    assert len(names) == 3
    assert all(len(name.rpartition("/")[2]) == 36 for name in names)
