from django.utils.translation import gettext_lazy as _

from notices.enums import Kind, Urgency
from notices.registry import Template, register
from notices.words import as_text

register(
    Template(
        key="sections.approved",
        kind=Kind.WORK,
        name=_("Page approved"),
        title=_("“%(title)s” is published"),
        text=_("Your page “%(title)s” was approved and is published now."),
        facts={"title": as_text},
        action=_("See the page"),
    ),
    Template(
        key="sections.returned",
        kind=Kind.WORK,
        name=_("Page returned"),
        title=_("“%(title)s” came back to you"),
        text=_("Your page “%(title)s” was not approved yet. What the reviewer says stands beside it in the editor."),
        facts={"title": as_text},
        action=_("To the editor"),
        urgency=Urgency.SOON,
    ),
)
