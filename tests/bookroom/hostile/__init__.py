"""All of them: {name: (code of the sentence, maker)}."""

from tests.bookroom.hostile import archives, contents, names, no_books
from tests.bookroom.hostile.making import CORPUS

__all__ = ["CORPUS", "archives", "contents", "names", "no_books"]
