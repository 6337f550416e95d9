from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.desk.fields import day
from privacy.enums import ConsentKind
from privacy.models import ConsentText, RetentionRule

LONG = {"rows": 14}


class PublishForm(forms.Form):
    """A new version, begun from the words that hold today."""

    zh = forms.CharField(
        label=_("Chinese, which binds"),
        max_length=60_000,
        widget=forms.Textarea(attrs={**LONG, "lang": "zh-Hans"}),
        help_text=_("Each line is a paragraph; a line that begins with “# ” is a heading."),
        error_messages={"required": _("The Chinese text is the one that binds. Please write it.")},
    )
    en = forms.CharField(
        label=_("English, if there is one"),
        max_length=60_000,
        required=False,
        widget=forms.Textarea(attrs={**LONG, "lang": "en"}),
        help_text=_("Without it the Chinese text is shown to everybody."),
    )
    from_on = day(
        pgettext_lazy("consent text", "First day"), help_text=_("From this day on people are asked to agree.")
    )
    is_draft = forms.BooleanField(label=_("Mark it as a draft: the lawyers have not checked it yet"), required=False)

    def __init__(self, *args: Any, kind: ConsentKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, language in (("zh", "zh-hans"), ("en", "en")):
            text = ConsentText.objects.filter(kind=kind, language=language).order_by("-version").first()
            self.fields[name].initial = text.text if text else ""
        self.fields["from_on"].initial = timezone.localdate()

    def texts(self) -> dict[str, str]:
        """Language → words."""
        return {"zh-hans": self.cleaned_data["zh"], "en": self.cleaned_data["en"]}


class PeriodForm(forms.Form):
    """Begun from what holds here today."""

    months = forms.IntegerField(
        label=_("Kept for how many months"),
        min_value=1,
        max_value=1200,
        required=False,
        help_text=_("Counted from the day of the record. Empty: not decided, so the clock deletes nothing."),
    )
    source = forms.CharField(
        label=_("Document that says so"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Who issued it, its number, and what it says; people who ask for it read this."),
        error_messages={"required": _("Please name the document that says so.")},
    )
    from_on = day(pgettext_lazy("keeping period", "First day"))

    def __init__(self, *args: Any, here: RetentionRule | None, **kwargs: Any) -> None:
        first = {"months": here and here.months, "from_on": timezone.localdate()}
        super().__init__(*args, initial=first, **kwargs)
