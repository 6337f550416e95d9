"""Who writes and who approves the demo's pages: numbers of `people.toml`."""

TRAINER = 2
REVIEWER = 3
LIBRARIAN = 4
