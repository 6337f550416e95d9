from audit.models.entry import Entry
from audit.models.head import Head
from audit.models.seal import Seal

__all__ = ["Entry", "Head", "Seal"]
