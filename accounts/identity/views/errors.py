"""A refusal of an action as a sentence at its field."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form


def put(form: Form, refusal: ValidationError | PermissionDenied, field: str | None = None) -> None:
    """Errors by field go to that field if the form has it; all else to `field`, or to the form as a whole."""
    if isinstance(refusal, PermissionDenied):
        form.add_error(None, str(refusal))
    elif hasattr(refusal, "error_dict"):
        for name, errors in refusal.error_dict.items():
            form.add_error(name if name in form.fields else field, errors)
    else:
        form.add_error(field, refusal)
