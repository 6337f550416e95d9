"""Which templates there are. Each app above brings its own in `notice_templates.py`, found by itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.functional import Promise

from notices.enums import Channel, Kind, Urgency
from notices.words import Words

Text = str | Promise
ALL = (Channel.INBOX, Channel.SMS, Channel.EMAIL)


@dataclass(frozen=True)
class Template:
    """How one kind of event is told. `text` stands alone (it is the whole text message), `title` heads a list.

    `facts` names every placeholder with the function that turns the stored value into a word; nothing else is stored,
    so keep personal data out that the sentence does not need. `action` is the word on the button to `url`."""

    key: str  # "credits.certificate_issued": app and event
    kind: Kind
    name: Text  # what staff see instead of the filled-in text
    title: Text
    text: Text
    facts: dict[str, Words] = field(default_factory=dict)
    action: Text = ""
    brief: Text = ""  # what a text message says instead of `text`: each part of 70 characters costs
    channels: tuple[Channel, ...] = ALL
    urgency: Urgency = Urgency.CAN_WAIT
    may_be_off: bool = True

    def check_facts(self, facts: dict) -> dict:
        """The facts as they are stored. Raises LookupError for one too many or too few, ValueError for a wrong one."""
        if set(facts) != set(self.facts):
            raise LookupError(f"{self.key} tells {sorted(self.facts)}, not {sorted(facts)}")
        self.words(facts)
        return facts

    def words(self, facts: dict) -> dict[str, str]:
        return {name: as_word(facts[name]) for name, as_word in self.facts.items()}


templates: dict[str, Template] = {}


def register(*given: Template) -> None:
    for template in given:
        if template.key in templates and templates[template.key] is not template:
            raise LookupError(f"there is a template {template.key!r} already")
        templates[template.key] = template


def template_of(key: str) -> Template:
    """Raises LookupError for a key that no app registered."""
    if key not in templates:
        raise LookupError(f"no app registered the notice template {key!r}")
    return templates[key]
