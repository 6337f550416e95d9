"""What `make run` prints without any address in the environment."""

from urllib.parse import urlsplit

from fido2.rpid import verify_rp_id

from lms.settings.env import CONTENT_ORIGIN, PUBLIC_ORIGIN


def test_address_of_one_machine_is_one_at_which_passkeys_work():
    host = urlsplit(PUBLIC_ORIGIN).hostname or ""
    assert verify_rp_id(host, PUBLIC_ORIGIN)


def test_books_have_another_host_name_than_the_pages():
    assert urlsplit(CONTENT_ORIGIN).hostname != urlsplit(PUBLIC_ORIGIN).hostname
