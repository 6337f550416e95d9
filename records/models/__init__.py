from records.models.outbox import OutboxMessage
from records.models.record import Record
from records.models.span import LiveSpan, Seat

__all__ = ["LiveSpan", "OutboxMessage", "Record", "Seat"]
