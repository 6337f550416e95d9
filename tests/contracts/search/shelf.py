"""A few documents and how they are asked for."""

from search.backends.base import Query
from search.documents import PUBLIC
from search.folding import terms
from tests.search.factories import make_document

DOCUMENTS = [
    make_document("course:1", "粉尘防爆与职业病防护", "三级安全教育的第二门课。", theme="health", popularity=5),
    make_document("course:2", "劳动合同二十问", "签合同之前先看清这几条。", theme="law", popularity=9),
    make_document("lesson:3", "看得见和看不见的危害", "直径小于 5 微米的粉尘能直达肺泡，肉眼看不到。", theme="health"),
    make_document("lesson:4", "口罩怎么选", "粉尘口罩看ＫＮ９５字样，湿了就换。", theme="health"),
    make_document("book:5", "班组长安全手册", "写给班组长。", byline="工学编写组", theme="health"),
    make_document(
        "passage:5:1:1", "班组长安全手册", "作业之前先看粉尘，尘肺无药可医。", family="book:5", theme="health"
    ),
    make_document("passage:5:1:2", "班组长安全手册", "Kubernetes 与 PLC 3.5 版。", family="book:5", theme="skills"),
    make_document("list:6", "新工人书单", "人在岗上，书在手边。", seen_by=("for:0001",)),
]
EVERYBODY = frozenset([PUBLIC])


def filled(backend):
    backend.index(DOCUMENTS, {document.family for document in DOCUMENTS})
    return backend


def ask(engine, text, scope=EVERYBODY, **options):
    return engine.search(Query(terms(text), scope, **options))


def keys(engine, text, scope=EVERYBODY, **options):
    return [document.key for document in ask(engine, text, scope, **options).documents]


def found(engine, text, scope=EVERYBODY):
    return set(keys(engine, text, scope))


DUST = {"course:1", "lesson:3", "lesson:4", "passage:5:1:1"}
