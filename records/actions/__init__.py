from records.actions.beat import beat
from records.actions.merge import merge_records
from records.actions.receive import Answer, receive

__all__ = ["Answer", "beat", "merge_records", "receive"]
