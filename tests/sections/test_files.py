import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import Http404
from django.test import RequestFactory, override_settings

from sections.files import send_file

pytestmark = pytest.mark.django_db  # the end of a request looks at the connection


NAME = "media/film.mp4"
DATA = bytes(range(256)) * 1000


@pytest.fixture
def film() -> str:
    if not default_storage.exists(NAME):
        default_storage.save(NAME, ContentFile(DATA))
    return NAME


def send(name: str, method: str = "get", **headers: str):
    request = getattr(RequestFactory(), method)("/", headers=headers)
    return send_file(request, name, content_type="video/mp4")


def content(response) -> bytes:
    data = b"".join(response.streaming_content) if response.streaming else response.content
    for close in response._resource_closers:  # `response.close()` would also close the database of the test
        close()
    return data


def status(response) -> int:
    content(response)
    return response.status_code


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=0-", 0, 255_999),
        ("bytes=100-199", 100, 199),
        ("bytes=255999-", 255_999, 255_999),
        ("bytes=255000-999999", 255_000, 255_999),
        ("bytes=-500", 255_500, 255_999),
        ("bytes=-999999", 0, 255_999),
    ],
)
def test_part_is_sent_as_asked(film, asked, first, last):
    response = send(film, Range=asked)
    assert (response.status_code, response["Content-Range"]) == (206, f"bytes {first}-{last}/256000")
    assert response["Content-Length"] == str(last - first + 1)
    assert content(response) == DATA[first : last + 1]


@pytest.mark.parametrize("asked", ["", "bytes=0-1,5-9", "bytes=9-3", "bytes=-", "bytes=a-b", "items=0-5", "bytes"])
def test_what_is_not_one_range_gets_the_whole_file(film, asked):
    response = send(film, Range=asked)
    assert (response.status_code, response["Content-Length"], response["Accept-Ranges"]) == (200, "256000", "bytes")
    assert content(response) == DATA


@pytest.mark.parametrize("asked", ["bytes=256000-", "bytes=999999-1000000", "bytes=-0"])
def test_range_outside_of_the_file_is_refused(film, asked):
    response = send(film, Range=asked)
    assert (response.status_code, response["Content-Range"]) == (416, "bytes */256000")


def test_head_tells_the_size_and_sends_nothing(film):
    response = send(film, "head", Range="bytes=0-9")
    assert (response.status_code, response["Content-Length"], content(response)) == (200, "256000", b"")


def test_known_file_is_not_sent_again(film):
    mark = send(film, "head")["ETag"]
    assert status(send(film, **{"If-None-Match": mark})) == 304
    assert status(send(film, **{"If-None-Match": f"W/{mark}"})) == 304
    assert status(send(film, **{"If-None-Match": '"other"'})) == 200


def test_part_of_another_version_is_not_mixed_in(film):
    mark = send(film, "head")["ETag"]
    assert status(send(film, Range="bytes=0-9", **{"If-Range": mark})) == 206
    assert status(send(film, Range="bytes=0-9", **{"If-Range": '"other"'})) == 200


def test_missing_file_is_not_found():
    with pytest.raises(Http404):
        send("media/gone.mp4")


@override_settings(X_ACCEL=True)
def test_nginx_sends_the_file_where_it_stands_in_front():
    response = send("media/影片.mp4")
    assert response["X-Accel-Redirect"] == "/protected/media/%E5%BD%B1%E7%89%87.mp4"
    assert (response["Content-Type"], response.content) == ("video/mp4", b"")
