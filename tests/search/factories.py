"""Documents with no surprises."""

from search.documents import Document
from search.enums import Kind


def make_document(key: str, title: str, text: str = "", **fields) -> Document:
    kind = fields.pop("kind", key.split(":")[0])
    values = {"family": key, "kind": Kind(kind).value, "url": f"/{key.replace(':', '/')}/", **fields}
    return Document(key=key, title=title, text=text, **values)
