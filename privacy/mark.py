"""The one word that may replace a text that has to go; the ledger's triggers allow nothing else."""

ERASED = "—"
