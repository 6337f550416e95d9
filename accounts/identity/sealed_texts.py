"""Whatever else is sealed by the master keys: which columns, and how they get a new wrapping."""

from __future__ import annotations

from collections.abc import Iterator

from allauth.mfa.models import Authenticator
from django.db import models

from accounts.identity.rotating import BATCH, RotationBroken
from accounts.identity.sealing import SealBroken, newest_label, rewrap
from accounts.identity.swapping import swap

SECRETS = ("secret", "seed")  # what allauth keeps of an app and of recovery codes


class Columns:
    """Text columns that hold sealed texts or nothing. An app names its own when it is loaded."""

    def __init__(self) -> None:
        self.found: list[tuple[type[models.Model], str]] = []

    def add(self, model: type[models.Model], *fields: str) -> None:
        self.found += [(model, field) for field in fields if (model, field) not in self.found]


sealed_columns = Columns()


def texts_left() -> int:
    return sum(_outdated(model, field).count() for model, field in sealed_columns.found)


def rotate_texts(batch: int = BATCH) -> Iterator[int]:
    """Rows done, batch by batch, of every column; then the second proofs. Raises RotationBroken at the end."""
    broken: list = []
    for model, field in sealed_columns.found:
        rows = _outdated(model, field).order_by("pk").values_list("pk", field)
        last = None
        while part := list((rows.filter(pk__gt=last) if last is not None else rows)[:batch]):
            last = part[-1][0]
            values = [(pk, text, fresh) for pk, text in part if (fresh := _fresh(pk, text, broken))]
            yield swap(model, [field], guard=field, rows=values)
    yield _rotate_proofs(broken)
    if broken:
        raise RotationBroken(broken, "other sealed texts")


def _outdated(model: type[models.Model], field: str) -> models.QuerySet:
    return model._base_manager.exclude(**{field: ""}).exclude(**{f"{field}__startswith": newest_label()})


def _fresh(pk: object, text: str, broken: list) -> str:
    try:
        return rewrap(text)
    except SealBroken:
        broken.append(pk)
        return ""


def _rotate_proofs(broken: list) -> int:
    """The second proofs of officers: few. One that is used meanwhile is left for the next run."""
    done, label = 0, newest_label()
    for proof in Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN).iterator():
        old = {name: proof.data[name] for name in SECRETS if not str(proof.data.get(name, label)).startswith(label)}
        new = {name: _fresh(proof.pk, text, broken) for name, text in old.items()}
        if old and all(new.values()):
            same = Authenticator.objects.filter(pk=proof.pk, data=proof.data)
            done += same.update(data={**proof.data, **new})
    return done
