"""Certificate numbers: 130 random bits in an alphabet without look-alikes."""

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 26
GROUPS = (5, 5, 5, 5, 6)
LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})


def new_number() -> str:
    return "".join(secrets.choice(ALPHABET) for _digit in range(LENGTH))


def clean_number(typed: str) -> str:
    """What a person typed, as it is stored: capitals, no spaces or dashes, look-alikes put right."""
    return "".join(sign for sign in typed.upper().translate(LOOKALIKES) if sign.isalnum())


def grouped(number: str) -> str:
    """7K3M9… → 7K3M9-…-…: five groups that can be read out."""
    ends = [sum(GROUPS[: place + 1]) for place in range(len(GROUPS))]
    return "-".join(number[end - size : end] for end, size in zip(ends, GROUPS, strict=True))
