"""Sent on commit, for the floors above."""

from django.dispatch import Signal

book_published = Signal()  # sender=Book, book=: came onto the shelf, for the first time or again
book_changed = Signal()  # sender=Book, book=: title, class, text or visibility changed
