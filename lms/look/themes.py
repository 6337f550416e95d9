"""The five themes as the numbers of their colours: th1 to th5 in the sheet."""

from accounts.enums import Theme


def number(theme: object) -> int:
    """The colour number of a theme or of its value; what has no theme takes the colour of skills."""
    return Theme(theme).number if theme in Theme.values else Theme.SKILLS.number


def name(theme: object) -> str:
    """The theme's name in the reader's language."""
    return str(Theme(theme).label) if theme in Theme.values else ""
