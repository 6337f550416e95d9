"""Bytes that a database keeps after a row has gone."""

from django.db import connection


def forget_pages() -> None:
    """SQLite: secure_delete has overwritten the rows; the write-ahead log still has the old pages until it is emptied.

    PostgreSQL overwrites by VACUUM, which runs by itself; its log and the backups end by their own period."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
