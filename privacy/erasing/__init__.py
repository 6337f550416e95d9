from privacy.erasing.rows import erase_rows, remove_consented, remove_rows

__all__ = ["erase_rows", "remove_consented", "remove_rows"]
