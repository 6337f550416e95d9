from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms

from notices.enums import Choice
from notices.settings_screen import ALWAYS_ON, ChannelChoices


class PreferencesForm(forms.Form):
    """One field a channel and kind, `sms-learning`; account safety cannot be switched off."""

    def __init__(self, *args: Any, channels: Sequence[ChannelChoices], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.channels = [channel for channel in channels if channel.is_set_up]
        for channel in self.channels:
            for kind, choice in channel.choices.items():
                offered = [one for one in Choice if kind not in ALWAYS_ON or one == Choice.AT_ONCE]
                field = forms.ChoiceField(
                    label=kind.label,
                    choices=[(one.value, one.label) for one in offered],
                    initial=choice if choice in offered else offered[0],
                    disabled=len(offered) == 1,
                )
                self.fields[f"{channel.channel}-{kind}"] = field

    def sections(self) -> Iterator[tuple[ChannelChoices, list[forms.BoundField]]]:
        for channel in self.channels:
            yield channel, [self[f"{channel.channel}-{kind}"] for kind in channel.choices]

    def changes(self) -> Iterator[tuple[str, str, str]]:
        """(kind, channel, choice) of what was changed."""
        for name in self.changed_data:
            channel, _dash, kind = name.partition("-")
            yield kind, channel, self.cleaned_data[name]
