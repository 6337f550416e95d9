"""All parts on one page, light and dark, without a database; for developers and tests."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.enums import Theme
from lms.look import samples
from lms.look.icons import SHAPES
from lms.look.motifs import MOTIFS


def components(request: HttpRequest) -> HttpResponse:
    """The page /look/; its address exists only while developing and in tests."""
    context = {
        "tab": "books",
        "themes": Theme.choices,
        "course": samples.COURSE,
        "courses": [samples.Sample(theme=theme, title=motif, motif=motif) for motif, theme in samples.themed(MOTIFS)],
        "books": samples.BOOKS,
        "parts": samples.YEAR,
        "months": samples.MONTHS,
        "trend": samples.TREND,
        "form": samples.NameForm(samples.WRONG),
        "icon_names": SHAPES,
        "grounds": [("light", "浅色"), ("dark", "深色")],
    }
    return render(request, "look/page.html", context)
