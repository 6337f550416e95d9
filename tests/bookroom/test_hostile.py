import io

import pytest
from django.utils import translation

from bookroom import refusals
from bookroom.epub.book import read_book
from bookroom.refusals import Refused
from tests.bookroom.hostile import CORPUS


@pytest.mark.parametrize("name", CORPUS)
def test_file_is_refused_with_its_reason(name):
    code, make = CORPUS[name]
    stored: dict[str, bytes] = {}
    with pytest.raises(Refused) as caught:
        read_book(io.BytesIO(make()), stored.__setitem__)
    assert caught.value.code == code
    with translation.override("en"):
        assert refusals.sentence(code, caught.value.facts).endswith(".")


def test_corpus_is_large_enough():
    assert len(CORPUS) >= 30
