"""Our query in Elasticsearch's terms: phrases and filters only, never query_string, wildcards or regexes."""

from __future__ import annotations

from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.dsl import A, Q, Search
from elasticsearch.dsl.aggs import Agg
from elasticsearch.dsl.query import Query as Ask

from search.backends.base import TITLE_WEIGHT, WHOLE_BONUS, Query, Results
from search.documents import Document
from search.enums import WHOLE_KINDS
from search.folding import Term

ORDER: list[Any] = ["_score", {"popularity": "desc"}, {"dated": "desc"}, {"order": "asc"}]
MOST_FACETS = 20


def answer(client: Elasticsearch, alias: str, query: Query) -> Results:
    """The filters on kind and theme narrow the hits after counting, so that each facet keeps its counts."""
    scope = Q("terms", seen_by=sorted(query.scope))
    whole = Q("constant_score", filter=Q("terms", kind=WHOLE_KINDS), boost=WHOLE_BONUS)
    words = [_term(term) for term in query.terms]
    search = Search(using=client, index=alias).query("bool", must=words, should=[whole], filter=[scope])
    search = search.post_filter("bool", filter=_filters(kind=query.kind, theme=query.theme))
    search.aggs.bucket("kinds", _counted("kind", theme=query.theme))
    search.aggs.bucket("themes", _counted("theme", kind=query.kind))
    search = search.extra(track_total_hits=True, track_scores=True).sort(*ORDER).source(["stored"])
    response = search[query.offset : query.offset + query.size].execute()
    return Results(
        documents=tuple(Document.from_dict(hit.stored.to_dict()) for hit in response),
        total=response.hits.total.value,  # type: ignore[attr-defined]  # the list of hits has it
        kinds=_read(response.aggregations.kinds),
        themes=_read(response.aggregations.themes),
    )


def _term(term: Term) -> Ask:
    title = Q("match_phrase", title={"query": term.text, "boost": TITLE_WEIGHT})
    return Q("bool", should=[title, Q("match_phrase", text=term.text)], minimum_should_match=1)


def _filters(**fields: str) -> list[Ask]:
    return [Q("term", **{name: value}) for name, value in fields.items() if value]


def _counted(name: str, **fields: str) -> Agg:
    counted = A("filter", Q("bool", filter=_filters(**fields)))
    counted.bucket("counts", "terms", field=name, size=MOST_FACETS)
    return counted


def _read(facet) -> dict[str, int]:
    return {bucket.key: bucket.doc_count for bucket in facet.counts.buckets if bucket.key}
