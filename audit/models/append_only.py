from django.db import models


class Unchangeable(RuntimeError):
    """Somebody tried to change or delete a row that only grows."""


class AppendOnlyQuerySet(models.QuerySet):
    def update(self, **values) -> int:
        raise Unchangeable(f"{self.model.__name__} rows are never changed")

    def bulk_update(self, *args, **kwargs) -> int:
        raise Unchangeable(f"{self.model.__name__} rows are never changed")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise Unchangeable(f"{self.model.__name__} rows are never deleted")


class AppendOnly(models.Model):
    """Rows that are written once. A correction is a new row."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs) -> None:
        if not self._state.adding:
            raise Unchangeable(f"{type(self).__name__} rows are never changed")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args, **kwargs) -> tuple[int, dict[str, int]]:
        raise Unchangeable(f"{type(self).__name__} rows are never deleted")
