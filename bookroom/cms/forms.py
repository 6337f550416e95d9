from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from bookroom.actions.upload import check_file
from bookroom.rules import kept_unions


class UploadForm(WagtailAdminModelForm):
    """The file and where it belongs; everything else is read from the book."""

    file = forms.FileField(
        label=_("EPUB file"),
        allow_empty_file=True,  # the upload has a better sentence for it
        widget=forms.FileInput(attrs={"accept": ".epub,application/epub+zip"}),
        help_text=_("At most 100 MB. The file is checked and read in within a minute; you may go on meanwhile."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.for_user:
            mine = kept_unions(self.for_user)
            self.fields["union"].queryset = mine
            self.fields["union"].initial = mine.first()

    def clean_file(self) -> UploadedFile:
        check_file(self.cleaned_data["file"])
        return self.cleaned_data["file"]

    def _post_clean(self) -> None:
        """The action makes the book; a half-made one must not be validated for what the worker will fill in."""


class BookForm(WagtailAdminModelForm):
    is_withdrawn = forms.BooleanField(
        label=_("Take it from the shelf"),
        required=False,
        help_text=_("Workers no longer find or open it. Their places are kept, and it can be put back."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["is_withdrawn"].initial = self.instance.withdrawn_at is not None
