"""How a paper's number is shown."""


def mask_number(number: str) -> str:
    """510802199202290008 → 510802********0008; a shorter number keeps its first two and last two places."""
    if len(number) == 18:
        return f"{number[:6]}********{number[-4:]}"
    if len(number) < 6:
        return "*" * len(number)
    return f"{number[:2]}{'*' * (len(number) - 4)}{number[-2:]}"
