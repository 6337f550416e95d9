"""The demo's film and sound: as long as `media.toml` says, light, ready to play before all of it has come."""

import struct

import pytest
from PIL import Image

from lms.demo.files import leaves, media, table
from lms.demo.load.courses import slugs
from lms.demo.markup import pieces

LENGTHS = {name: item["seconds"] for name, item in table("media/media.toml").items()}
ENDINGS = {"video": "mp4", "audio": "m4a"}
SHOWN = [
    (f"{piece.value}.{ENDINGS[piece.kind]}", piece.kind, leaf.head["minutes"])
    for slug in slugs()
    for leaf in leaves(f"courses/{slug}")
    for piece in pieces(leaf.text)
    if piece.kind in ENDINGS
]
LIMITS = {"video": 400_000, "audio": 200_000}


def boxes(content: bytes) -> dict[str, bytes]:
    """The boxes of an MP4 by their names, in their order (ISO 14496-12)."""
    found, place = {}, 0
    while place < len(content):
        size, name = struct.unpack_from(">I4s", content, place)
        found[name.decode()] = content[place + 8 : place + size]
        place += size
    return found


def seconds(content: bytes) -> float:
    """Length by the header of the whole film, `mvhd` version 0: flags, made, changed, ticks a second, length."""
    _flags, _made, _changed, ticks, length = struct.unpack_from(">5I", boxes(boxes(content)["moov"])["mvhd"])
    return length / ticks


def test_there_are_a_film_and_a_sound():
    assert sorted(kind for _name, kind, _minutes in SHOWN) == ["audio", "video"]
    assert {name.partition(".")[0] for name, _kind, _minutes in SHOWN} == set(LENGTHS)


@pytest.mark.parametrize(("name", "kind", "minutes"), SHOWN, ids=[name for name, _kind, _minutes in SHOWN])
def test_a_file_is_light_and_as_long_as_the_lesson_says(name, kind, minutes):
    content, said = media(name).read_bytes(), LENGTHS[name.partition(".")[0]]
    order = list(boxes(content))
    assert round(seconds(content), 1) == said < 60 * minutes / 2  # half a lesson at most: there is text to read
    assert order.index("moov") < order.index("mdat")
    assert len(content) < LIMITS[kind]


@pytest.mark.parametrize("name", [name for name, kind, _minutes in SHOWN if kind == "video"])
def test_a_film_has_a_still_picture_of_its_shape(name):
    with Image.open(media(name).with_suffix(".png")) as still:
        assert still.size == (1280, 720)
