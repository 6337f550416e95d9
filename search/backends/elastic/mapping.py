"""How a document lies in Elasticsearch: overlapping pairs of characters with single ones beside them."""

from __future__ import annotations

from elasticsearch import Elasticsearch
from elasticsearch.dsl import Index, Keyword, Long, Mapping, Object, Text, analyzer, token_filter

from search.documents import Document
from search.folding import runs

PAIRS = token_filter("gongxue_pairs", "cjk_bigram", output_unigrams=False)
PAIRS_AND_SINGLES = token_filter("gongxue_pairs_and_singles", "cjk_bigram", output_unigrams=True)
INDEXED = analyzer("gongxue_indexed", tokenizer="standard", filter=["cjk_width", "lowercase", PAIRS_AND_SINGLES])
ASKED = analyzer("gongxue_asked", tokenizer="standard", filter=["cjk_width", "lowercase", PAIRS])
KEYWORDS = ("key", "family", "kind", "theme", "seen_by", "version")
NUMBERS = ("popularity", "dated", "order")


def mapping() -> Mapping:
    """Only named fields; `stored` is given back as it came, the words to search are not kept a second time."""
    made = Mapping().meta("dynamic", "strict").meta("_source", excludes=["title", "text"])
    for name in ("title", "text"):
        made.field(name, Text(analyzer=INDEXED, search_analyzer=ASKED))
    for name in KEYWORDS:
        made.field(name, Keyword())
    for name in NUMBERS:
        made.field(name, Long())
    return made.field("stored", Object(enabled=False))


def create(client: Elasticsearch, name: str, alias: str = "") -> None:
    """Make an index, with its alias in the same step when one is given."""
    index = Index(name, using=client)
    if alias:
        index.aliases(**{alias: {}})
    index.settings(number_of_shards=1, auto_expand_replicas="0-1", refresh_interval="1s")
    index.mapping(mapping())
    index.create()


def to_elastic(document: Document) -> dict:
    row = {name: getattr(document, name) for name in (*KEYWORDS, *NUMBERS)}
    words = {"title": " ".join(runs(document.heading)), "text": " ".join(runs(document.body))}
    return {"_id": document.key, "_source": {**row, **words, "stored": document.as_dict()}}
