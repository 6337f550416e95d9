"""What the floors above may listen to."""

from django.dispatch import Signal

# attempt: sent inside the transaction that scored it. It comes again when a late answer of the same phone
# changes the score, so what a receiver does must be safe to do twice.
attempt_closed = Signal()
