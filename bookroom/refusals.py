"""Why a file is not taken as a book: a code for us, a sentence for the librarian."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

SENTENCES = {
    "empty": gettext_lazy("The file is empty. Please choose it again; the copy may have been broken off."),
    "too_large": gettext_lazy("The file is larger than %(limit)s MB. Please upload a smaller edition."),
    "not_zip": gettext_lazy("This is not an EPUB file, whatever its name says. Please export the book as EPUB."),
    "office": gettext_lazy("This is an office document with a changed name. Please export it as EPUB first."),
    "pdf": gettext_lazy("This is a PDF file. The book room takes EPUB files only."),
    "not_epub": gettext_lazy("This is an archive, but there is no book in it (the EPUB mark is missing)."),
    "broken": gettext_lazy("The archive is damaged and cannot be unpacked. Please download or export the book again."),
    "encrypted": gettext_lazy("The book is encrypted (copy protection). Please ask the publisher for a free copy."),
    "entries": gettext_lazy("The archive holds more than %(limit)s files. A book does not need so many."),
    "entry_size": gettext_lazy("One file in the archive would unpack to more than %(limit)s MB."),
    "total_size": gettext_lazy("The archive would unpack to more than %(limit)s MB."),
    "ratio": gettext_lazy("The archive unpacks to far more than its size, as attacks do. It was not opened."),
    "overlap": gettext_lazy("Parts of the archive lie over each other, as attacks do. It was not opened."),
    "lying_size": gettext_lazy("A file in the archive is larger than the archive says. It was not opened."),
    "path": gettext_lazy("The archive holds a file name that leads out of the book. It was not opened."),
    "depth": gettext_lazy("Folders in the archive are nested too deeply."),
    "link": gettext_lazy("The archive holds links instead of files. It was not opened."),
    "duplicate": gettext_lazy("Two files in the archive have the same name. It is not clear which one belongs."),
    "compression": gettext_lazy("The archive uses a way of packing that EPUB does not know. Please export it again."),
    "container": gettext_lazy("The archive does not say where the book begins (META-INF/container.xml)."),
    "package": gettext_lazy("The book's package file is missing or cannot be read."),
    "entities": gettext_lazy("A part of the book declares XML entities, as attacks do. It was not opened."),
    "xml": gettext_lazy("A part of the book is not well-formed XML: %(part)s."),
    "spine": gettext_lazy("The book has no chapters in its reading order."),
    "missing": gettext_lazy("A chapter that the book lists is missing from the archive: %(part)s."),
    "chapters": gettext_lazy("The book has more than %(limit)s parts. Please upload it in volumes."),
    "no_text": gettext_lazy("There is nothing to read in the book: neither text nor pictures."),
    "time": gettext_lazy("Reading the book took longer than %(limit)s seconds. It was given up."),
    "unreadable": gettext_lazy("The file could not be read as a book. Please export it again or take another edition."),
    "known": gettext_lazy("This file is here already: “%(title)s”, uploaded by %(union)s."),
}


class Refused(Exception):
    """The file is not taken. `code` is a key of SENTENCES, `facts` fill the sentence."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


def sentence(code: str, facts: dict) -> str:
    """The sentence of a code in the reader's language."""
    return str(SENTENCES.get(code, SENTENCES["unreadable"])) % facts
