"""For the floors above."""

from django.dispatch import Signal

forgetting = Signal()  # sender=Person, person=; in the transaction that deletes: an app deletes what need not stay
forgotten = Signal()  # sender=Person, person_key=, pseudonym=; on commit
consent_changed = Signal()  # sender=Consent, person=, kind=, is_given=; in the transaction
