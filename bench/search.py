"""How fast are the search engines on real Chinese text? Thirteen classics, a passage a paragraph, both side by side."""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.settings")
django.setup()

from search.backends.base import Backend, Query  # noqa: E402  # after the settings
from search.documents import PUBLIC, Document  # noqa: E402
from search.enums import Kind  # noqa: E402
from search.folding import runs, terms  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = Path(os.environ.get("GONGXUE_SAMPLES", ROOT.parent / "shared" / "samples")) / "texts"
QUESTIONS = 50
ROUNDS = 4


def documents() -> Iterator[Document]:
    for number, path in enumerate(sorted(SAMPLES.glob("*.txt")), 1):
        lines = (line.strip() for line in path.read_text().splitlines())
        for place, line in enumerate((line for line in lines if line and not line.startswith("#")), 1):
            key, family = f"passage:{number}:{place}", f"book:{number}"
            yield Document(key=key, family=family, kind=Kind.PASSAGE, title=path.stem, text=line, url=f"/{number}")


def questions(texts: list[Document]) -> list[str]:
    """Pairs of characters as they stand in the text, so that common ones are asked for more often."""
    chance = random.Random(9)
    found: dict[str, None] = {}
    while len(found) < QUESTIONS:
        run = chance.choice(runs(chance.choice(texts).text) or [""])
        if len(run) >= 2:
            at = chance.randrange(len(run) - 1)
            found[run[at : at + 2]] = None
    return list(found)


def measure(name: str, backend: Backend, texts: list[Document], asked: list[str]) -> dict[str, str]:
    began = time.perf_counter()
    backend.rebuild(iter(texts))
    built = time.perf_counter() - began
    times, hits = [], 0
    for turn in range(ROUNDS + 1):  # the first round warms up
        for text in asked:
            began = time.perf_counter()
            results = backend.search(Query(terms(text), frozenset([PUBLIC])))
            if turn:
                times.append((time.perf_counter() - began) * 1000)
                hits += results.total
    cuts = statistics.quantiles(times, n=20)
    return {
        "engine": name,
        "passages/s": f"{len(texts) / built:,.0f}",
        "index MB": f"{size(backend) / 1e6:.1f}",
        "p50 ms": f"{cuts[9]:.1f}",
        "p95 ms": f"{cuts[18]:.1f}",
        "hits a question": f"{hits / len(times):.0f}",
    }


def size(backend: Backend) -> int:
    if hasattr(backend, "place"):
        return sum(path.stat().st_size for path in backend.place.live().iterdir())
    return backend.client.indices.stats(index=backend.alias)["_all"]["primaries"]["store"]["size_in_bytes"]


def engines(folder: Path) -> Iterator[tuple[str, Backend]]:
    from search.backends.embedded import EmbeddedBackend

    yield "tantivy", EmbeddedBackend(folder / "index")
    if url := os.environ.get("ELASTICSEARCH_URL"):
        from search.backends.elastic import ElasticBackend

        backend = ElasticBackend(url, prefix=f"bench-{uuid.uuid4().hex}")
        yield "elasticsearch", backend
        for index in backend.client.indices.get(index=f"{backend.alias}-*"):
            backend.client.indices.delete(index=index)
        backend.client.close()
    else:
        print("ELASTICSEARCH_URL is not set: Elasticsearch is left out.")


def main() -> int:
    if not SAMPLES.is_dir():
        print(f"No texts in {SAMPLES}; set GONGXUE_SAMPLES.")
        return 2
    texts = list(documents())
    asked = questions(texts)
    print(f"{len(texts):,} passages, {sum(len(each.text) for each in texts):,} characters, {len(asked)} questions")
    with tempfile.TemporaryDirectory() as folder:
        rows = [measure(name, backend, texts, asked) for name, backend in engines(Path(folder))]
    for name in rows[0]:
        print(f"{name:>16}", *(f"{row[name]:>16}" for row in rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
