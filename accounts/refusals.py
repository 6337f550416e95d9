"""The sentences of a rule that refused, for whoever shows them at a form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import BaseForm


def refusals(error: ValidationError | PermissionDenied) -> Iterator[tuple[str, list[str]]]:
    """The sentences of a refusal by field; "" is the form as a whole."""
    if isinstance(error, PermissionDenied):
        yield "", [str(error)]
    elif hasattr(error, "error_dict"):
        yield from error.message_dict.items()
    else:
        yield "", error.messages


def refused(field: str, sentence: str, code: str) -> ValidationError:
    """A refusal at a field that keeps its code: Django drops the code beside a dictionary."""
    return ValidationError({field: ValidationError(sentence, code=code)})


class Refused:
    """A refusal of the action is a sentence at the form, not an error page."""

    def __init__(self, form: BaseForm) -> None:
        self.form = form

    def __enter__(self) -> None: ...

    def __exit__(self, kind: type | None, error: BaseException | None, trace: Any) -> bool:
        if not isinstance(error, PermissionDenied | ValidationError):
            return False
        for field, sentences in refusals(error):
            self.form.add_error(field if field in self.form.fields else None, sentences)
        return True
