"""Reads EPUB files that nobody vouches for. No database, no network: bytes in, a book or `Refused` out."""
