"""Files of a book in the storage: written once under a new name, removed as a whole."""

from __future__ import annotations

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage


def put(name: str, data: bytes) -> None:
    if default_storage.exists(name):
        default_storage.delete(name)
    default_storage.save(name, ContentFile(data))


def remove_folder(folder: str) -> None:
    """Everything below a folder; nothing happens when there is none."""
    try:
        folders, names = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in names:
        default_storage.delete(f"{folder}/{name}")
    for name in folders:
        remove_folder(f"{folder}/{name}")
    default_storage.delete(folder)
