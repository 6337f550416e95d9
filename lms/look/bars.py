"""Progress bars, with a mark where the target lies."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lms.look.numbers import length, share


def bar(percent: float, goal: float | None = None, label: str = "", theme: str = "") -> SafeString:
    """A bar of 0–100, a goal of 0–100 as an ink mark; theme is a class such as "th3" or "good"."""
    done = share(percent)
    mark = format_html('<rect class="goal" x="{}%" y="-3" width="2" height="12" rx="1"/>', length(goal)) if goal else ""
    fill = format_html('<rect class="fg" width="{}%" height="6" rx="3"/>', length(done)) if done else ""
    return format_html(
        '<svg class="bar{}" role="img" aria-label="{}"><rect class="tr" width="100%" height="6" rx="3"/>{}{}</svg>',
        f" {theme}" if theme else "",
        label or _label(done, goal),
        fill,
        mark,
    )


def _label(done: float, goal: float | None) -> str:
    if goal:
        return _("%(percent)s%%, target %(goal)s%%") % {"percent": f"{done:g}", "goal": f"{goal:g}"}
    return _("%(percent)s%% done") % {"percent": round(done)}
