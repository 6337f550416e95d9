"""The officers' pages of one person's ledger: what stands there, by which rule, and how it is put right."""
