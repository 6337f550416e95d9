"""Sealed texts: nothing readable, nothing comparable, nothing that a changed bit survives."""

import base64

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import settings as quick
from hypothesis import strategies as st

from accounts.checks import identity_keys_work
from accounts.enums import PaperKind
from accounts.identity.keys import keyring
from accounts.identity.sealing import SealBroken, blind_index, key_id_of, rewrap, seal, unseal

NUMBER = "510802199202290008"


def key(letter: str) -> str:
    return base64.urlsafe_b64encode(letter.encode() * 32).decode()


@pytest.fixture(params=["aes-gcm", "sm4-gcm"])
def cipher(request, settings) -> str:
    settings.IDENTITY_CIPHER = request.param
    return request.param


def test_what_was_sealed_opens_and_shows_nothing(cipher):
    sealed = seal(NUMBER)
    assert unseal(sealed) == NUMBER
    assert sealed.startswith(f"2.{cipher}.test.")
    assert NUMBER not in sealed
    assert base64.b64encode(NUMBER.encode()).decode().strip("=") not in sealed


def test_the_same_number_is_sealed_differently_each_time(cipher):
    assert len({seal(NUMBER) for _time in range(50)}) == 50


def test_no_changed_character_opens(cipher):
    sealed = seal(NUMBER)
    for place in range(len(sealed)):
        changed = sealed[:place] + ("A" if sealed[place] != "A" else "B") + sealed[place + 1 :]
        with pytest.raises(SealBroken):
            unseal(changed)


@pytest.mark.parametrize("text", ["", "1.2.3", "2.aes-gcm.test..", "1.aes-gcm.test.AAAA.AAAA", "2.rot13.test.AA.AA"])
def test_what_is_no_sealed_text_is_said_to_be_none(text):
    with pytest.raises(SealBroken):
        unseal(text)


def test_another_master_key_leaves_the_hidden_text_as_it_is(cipher, settings):
    settings.IDENTITY_KEYS = [f"a:{key('a')}"]
    old = seal(NUMBER)
    settings.IDENTITY_KEYS = [f"b:{key('b')}", f"a:{key('a')}"]
    new = rewrap(old)
    settings.IDENTITY_KEYS = [f"b:{key('b')}"]
    assert (unseal(new), key_id_of(new), new.rsplit(".", 1)[1]) == (NUMBER, "b", old.rsplit(".", 1)[1])
    with pytest.raises(SealBroken, match="no key 'a'"):
        rewrap(old)


@quick(deadline=None)  # a busy machine is no failure
@given(st.text(max_size=60))
def test_any_text_comes_back(text):
    if text.isascii() or text.isprintable():
        assert unseal(seal(text)) == text


def test_an_old_key_still_opens_and_the_newest_seals(settings):
    settings.IDENTITY_KEYS = [f"a:{key('a')}"]
    old = seal(NUMBER)
    settings.IDENTITY_KEYS = [f"b:{key('b')}", f"a:{key('a')}"]
    assert (unseal(old), key_id_of(old), key_id_of(seal(NUMBER))) == (NUMBER, "a", "b")
    settings.IDENTITY_KEYS = [f"b:{key('b')}"]
    with pytest.raises(SealBroken, match="no key 'a'"):
        unseal(old)


def test_ciphers_can_be_changed_and_both_open(settings):
    old = seal(NUMBER)
    settings.IDENTITY_CIPHER = "sm4-gcm"
    assert (unseal(old), unseal(seal(NUMBER))) == (NUMBER, NUMBER)


def test_the_blind_index_finds_a_paper_and_needs_its_key(settings):
    found = blind_index(PaperKind.RESIDENT, NUMBER)
    assert found == blind_index(PaperKind.RESIDENT, NUMBER) == blind_index(PaperKind.HOME_PERMIT, NUMBER)
    assert len(found) == 64
    assert blind_index(PaperKind.PASSPORT, "E12345678") != blind_index(PaperKind.MILITARY, "E12345678")
    settings.IDENTITY_INDEX_KEY = key("i")
    assert blind_index(PaperKind.RESIDENT, NUMBER) != found


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("IDENTITY_KEYS", [], "IDENTITY_KEYS is empty"),
        ("IDENTITY_KEYS", ["a:short"], "key a must be 32 random bytes"),
        ("IDENTITY_KEYS", ["a:???"], "key a must be 32 random bytes"),
        ("IDENTITY_KEYS", [f":{key('a')}"], "key 1 needs an id"),
        ("IDENTITY_KEYS", [f"a:{key('a')}", f"a:{key('b')}"], "key 2 needs an id of its own"),
        ("IDENTITY_INDEX_KEY", "", "IDENTITY_INDEX_KEY must be 32 random bytes"),
        ("IDENTITY_CIPHER", "rot13", "IDENTITY_CIPHER is one of aes-gcm, sm4-gcm"),
    ],
)
def test_a_setting_that_cannot_work_is_a_clear_error_of_the_system_check(settings, name, value, words):
    assert identity_keys_work() == []
    setattr(settings, name, value)
    with pytest.raises(ImproperlyConfigured, match=words):
        keyring()
    [error] = identity_keys_work()
    assert error.id == "accounts.E010"
    assert words in error.msg


def test_the_index_key_is_no_master_key(settings):
    settings.IDENTITY_KEYS, settings.IDENTITY_INDEX_KEY = [f"a:{key('a')}"], key("a")
    assert [error.id for error in identity_keys_work()] == ["accounts.E010"]
