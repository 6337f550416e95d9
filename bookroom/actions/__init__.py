from bookroom.actions.describing import describe
from bookroom.actions.importing import import_book, import_epub
from bookroom.actions.place import keep_place
from bookroom.actions.shelving import put_back, withdraw
from bookroom.actions.upload import upload_book

__all__ = ["describe", "import_book", "import_epub", "keep_place", "put_back", "upload_book", "withdraw"]
