"""How a document lies in tantivy: pairs of characters to find it by, the document itself in one stored field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import tantivy

from search.backends.base import Entry
from search.documents import Document
from search.folding import grams

SPACED = "spaced"


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ("title", "text"):
        builder.add_text_field(name, tokenizer_name=SPACED)
    for name in ("key", "family", "seen_by"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("kind", "theme"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("popularity", "dated", "order"):
        builder.add_unsigned_field(name, fast=True)
    for name in ("stored", "entry"):
        builder.add_bytes_field(name, stored=True)
    return builder.build()


SCHEMA = _schema()


def create(folder: Path) -> tantivy.Index:
    return _prepared(tantivy.Index(SCHEMA, path=str(folder)))


def open_index(folder: Path) -> tantivy.Index:
    return _prepared(tantivy.Index.open(str(folder)))


def _prepared(index: tantivy.Index) -> tantivy.Index:
    index.config_reader("manual")  # reloaded by us when the folder has changed: no watcher thread in web processes
    index.register_tokenizer(SPACED, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    return index


def to_tantivy(document: Document) -> tantivy.Document:
    row = tantivy.Document()
    row.add_text("title", " ".join(grams(document.heading)))
    row.add_text("text", " ".join(grams(document.body)))
    for name in ("key", "family", "kind", "theme"):
        row.add_text(name, getattr(document, name))
    for token in document.seen_by:
        row.add_text("seen_by", token)
    for name in ("popularity", "dated", "order"):
        row.add_unsigned(name, max(0, getattr(document, name)))
    row.add_bytes("stored", json.dumps(document.as_dict(), ensure_ascii=False).encode())
    row.add_bytes("entry", json.dumps([document.family, document.key, document.version]).encode())
    return row


def from_tantivy(row: tantivy.Document) -> Document:
    return Document.from_dict(_read(row, "stored"))


def entry_of(row: tantivy.Document) -> Entry:
    return Entry(*_read(row, "entry"))


def _read(row: tantivy.Document, name: str) -> Any:
    return json.loads(bytes(row[name][0]))
