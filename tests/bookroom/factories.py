from __future__ import annotations

import hashlib

import factory
from django.utils import timezone

from bookroom.enums import BookStatus
from bookroom.models import Book, Chapter


class BookFactory(factory.django.DjangoModelFactory):
    """A book on the shelf with one chapter's count; give `status` for another state, `union` always."""

    class Meta:
        model = Book

    title = factory.Sequence(lambda number: f"工友读本{number}")
    authors = "广元工会"
    language = "zh"
    sha256 = factory.Sequence(lambda number: hashlib.sha256(str(number).encode()).hexdigest())
    status = BookStatus.READY
    version = 1
    chapter_count = 1
    characters = 1000
    ready_at = factory.LazyFunction(timezone.now)


class ChapterFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Chapter

    position = 1
    title = "第一章"
    href = "c1.xhtml"
    text = "开头一段。"
    characters = 5
