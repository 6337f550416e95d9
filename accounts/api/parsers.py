from __future__ import annotations

from collections.abc import Mapping
from typing import IO, Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser


class Json(JSONParser):
    """JSON that can be stored and answered: nothing nested beyond reading, no half of a character ("\\ud800")."""

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        try:
            data = super().parse(stream, media_type, parser_context)
            _check(data)
        except RecursionError as error:
            raise ParseError(_("This is nested too deeply.")) from error
        except UnicodeEncodeError as error:
            raise ParseError(_("This holds half of a character, which is no text.")) from error
        return data


def _check(value: Any) -> None:
    """Raises UnicodeEncodeError for a text, or a name of a field, that has no bytes."""
    if isinstance(value, str):
        value.encode()
    elif isinstance(value, dict):
        for name, inner in value.items():
            name.encode()
            _check(inner)
    elif isinstance(value, list):
        for inner in value:
            _check(inner)
