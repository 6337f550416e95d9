"""Our query in tantivy's terms. Only terms and phrases of our own making; nothing that a user wrote is parsed."""

from __future__ import annotations

import tantivy

from search.backends.base import DEEPEST, TITLE_WEIGHT, WHOLE_BONUS, Query, Results
from search.backends.embedded.schema import SCHEMA, from_tantivy
from search.enums import WHOLE_KINDS
from search.folding import Term

Ask = tantivy.Query
MUST, SHOULD = tantivy.Occur.Must, tantivy.Occur.Should
MOST_FACETS = 20


def answer(searcher: tantivy.Searcher, query: Query) -> Results:
    narrow = _narrowed(query, kind=query.kind, theme=query.theme)
    found = searcher.search(narrow, limit=DEEPEST)
    return Results(
        documents=tuple(from_tantivy(searcher.doc(place)) for place in _page(searcher, found, query)),
        total=found.count or 0,  # type: ignore[attr-defined]  # missing in the library's stubs
        kinds=_counts(searcher, _narrowed(query, theme=query.theme), "kind"),
        themes=_counts(searcher, _narrowed(query, kind=query.kind), "theme"),
    )


def _narrowed(query: Query, **fields: str) -> Ask:
    scope = Ask.term_set_query(SCHEMA, "seen_by", sorted(query.scope))
    filters = [scope, *(Ask.term_query(SCHEMA, name, value) for name, value in fields.items() if value)]
    clauses = [(MUST, _term(term)) for term in query.terms]
    whole = Ask.term_set_query(SCHEMA, "kind", WHOLE_KINDS)
    clauses.append((SHOULD, Ask.const_score_query(whole, WHOLE_BONUS)))
    return Ask.boolean_query([*clauses, *((MUST, Ask.const_score_query(filter_, 0.0)) for filter_ in filters)])


def _term(term: Term) -> Ask:
    title = Ask.boost_query(_in_field("title", term), TITLE_WEIGHT)
    return Ask.boolean_query([(SHOULD, title), (SHOULD, _in_field("text", term))])


def _in_field(name: str, term: Term) -> Ask:
    words = term.grams
    if len(words) == 1:
        return Ask.term_query(SCHEMA, name, words[0])
    return Ask.phrase_query(SCHEMA, name, [*words])


def _page(searcher: tantivy.Searcher, found: tantivy.SearchResult, query: Query) -> list[tantivy.DocAddress]:
    """The page of hits with ties broken as the contract says; tantivy alone breaks them by place."""
    places = [place for _, place in found.hits]
    columns = [searcher.fast_field_values(name, places) for name in ("popularity", "dated", "order")]
    rows = zip(found.hits, *columns, strict=True)
    ranked = sorted(rows, key=lambda row: (-row[0][0], -row[1], -row[2], row[3]))
    return [hit[1] for hit, *_ in ranked[query.offset : query.offset + query.size]]


def _counts(searcher: tantivy.Searcher, query: Ask, name: str) -> dict[str, int]:
    wanted = {"counts": {"terms": {"field": name, "size": MOST_FACETS}}}
    buckets = searcher.aggregate(query, wanted)["counts"]["buckets"]
    return {bucket["key"]: bucket["doc_count"] for bucket in buckets if bucket["key"]}
