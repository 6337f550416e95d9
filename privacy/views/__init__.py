from privacy.views.agreeing import agree
from privacy.views.consents import consents, consents_change
from privacy.views.deletion import delete, undo
from privacy.views.export import export, export_file
from privacy.views.index import index, kept, looks
from privacy.views.texts import policy, terms

__all__ = [
    "agree",
    "consents",
    "consents_change",
    "delete",
    "export",
    "export_file",
    "index",
    "kept",
    "looks",
    "policy",
    "terms",
    "undo",
]
