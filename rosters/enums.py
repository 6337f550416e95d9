from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a roster import stands; `moves.py` says what may follow what."""

    UPLOADED = "uploaded", _("Waiting")
    READING = "reading", _("Being read")
    COLUMNS = "columns", _("Columns to be named")
    PREVIEWED = "previewed", _("To be checked")
    APPLYING = "applying", _("Being imported")
    APPLIED = "applied", _("Imported")
    UNDOING = "undoing", _("Being undone")
    UNDONE = "undone", _("Undone")
    FAILED = "failed", _("Not readable")
    DISCARDED = "discarded", _("Discarded")


class Outcome(models.TextChoices):
    NEW = "new", _("New")
    CHANGED = "changed", _("Changed")
    MOVED = "moved", _("Moved here")
    LEFT = "left", _("Not in the file")
    ERROR = "error", _("With errors")
    SAME = "same", _("Unchanged")


RUNNING = (State.UPLOADED, State.READING, State.APPLYING, State.UNDOING)
WRITES = (Outcome.NEW, Outcome.CHANGED, Outcome.MOVED)
