"""What numbers an app may name."""

LARGEST_KEY = 2**31 - 1  # of a page: the database has no larger one
