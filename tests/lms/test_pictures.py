import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

pytestmark = pytest.mark.django_db  # the end of a request looks at the connection


@pytest.fixture
def stored():
    default_storage.save("images/helmet.width-400.webp", ContentFile(b"RIFF"))
    default_storage.save("original_images/helmet.png", ContentFile(b"PNG"))


def test_a_rendition_is_sent_with_its_type(client, stored):
    response = client.get("/media/images/helmet.width-400.webp")
    assert (response.status_code, response["Content-Type"], response.getvalue()) == (200, "image/webp", b"RIFF")
    response.close()


@pytest.mark.parametrize("name", ["none.webp", "notes.txt", "..%2foriginal_images%2fhelmet.png", "helmet.svgz"])
def test_nothing_else_is_sent(client, stored, name):
    assert client.get(f"/media/images/{name}").status_code in {400, 404}
