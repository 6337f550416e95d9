"""Archives that are too large, lie about it, or cannot be opened."""

from __future__ import annotations

import struct

from tests.bookroom.epubs import make_epub, pack, parts
from tests.bookroom.hostile.making import BOMB, SOUND, patched, refused, with_entry, with_files


@refused("ratio")
def zip_bomb() -> bytes:
    return with_entry("OEBPS/bomb.xhtml", BOMB)


@refused("entry_size")
def a_single_huge_file() -> bytes:
    return patched(with_entry("OEBPS/big.png", b"x" * 90), "OEBPS/big.png", 20, struct.pack("<2L", 1 << 29, 1 << 30))


@refused("total_size")
def many_large_files() -> bytes:
    data = pack(parts(SOUND) | {f"OEBPS/p{number}.png": b"x" for number in range(20)})
    for number in range(20):
        data = patched(data, f"OEBPS/p{number}.png", 20, struct.pack("<2L", 1 << 24, 39 << 20))
    return data


@refused("entries")
def more_files_than_a_book_has() -> bytes:
    return pack(parts(SOUND) | {f"OEBPS/{number}": b"" for number in range(10_001)})


@refused("entries")
def a_table_that_states_too_much() -> bytes:
    data = bytearray(make_epub())
    at = data.rindex(b"PK\x05\x06")
    data[at + 8 : at + 12] = struct.pack("<2H", 65000, 65000)
    return bytes(data)


@refused("lying_size")
def larger_than_stated() -> bytes:
    return patched(make_epub(), "OEBPS/c1.xhtml", 24, struct.pack("<L", 20), local=22)


@refused("lying_size")
def smaller_than_stated() -> bytes:
    return patched(make_epub(), "OEBPS/c1.xhtml", 24, struct.pack("<L", 5000), local=22)


@refused("overlap")
def quoted_overlap() -> bytes:
    """Two rows of the table that point at the same packed bytes."""
    data = with_entry("OEBPS/c2.xhtml", b"<html/>")
    at = data.rindex(b"OEBPS/c1.xhtml") - 46
    return patched(data, "OEBPS/c2.xhtml", 42, data[at + 42 : at + 46])


@refused("overlap")
def two_names_for_one_file() -> bytes:
    data = bytearray(make_epub())
    at = data.index(b"OEBPS/c1.xhtml")
    data[at : at + 14] = b"OEBPS/c9.xhtml"
    return bytes(data)


@refused("encrypted")
def packed_with_a_password() -> bytes:
    return patched(make_epub(), "OEBPS/c1.xhtml", 8, struct.pack("<H", 1), local=6)


@refused("encrypted")
def copy_protection() -> bytes:
    protection = (
        '<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod '
        'Algorithm="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/><enc:CipherData><enc:CipherReference '
        'URI="OEBPS/c1.xhtml"/></enc:CipherData></enc:EncryptedData></encryption>'
    )
    return with_files(META__encryption_dot_xml=protection)


@refused("compression")
def another_way_of_packing() -> bytes:
    return patched(make_epub(), "OEBPS/c1.xhtml", 10, struct.pack("<H", 12), local=8)
