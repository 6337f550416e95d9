from audit.actions.sealing import seal_before
from audit.actions.writing import Line, write, write_many

__all__ = ["Line", "seal_before", "write", "write_many"]
