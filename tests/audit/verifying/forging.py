"""Changes past the guards, as somebody with the database's own password makes them."""

import uuid

from django.db import connection

from audit.actions.writing import chain_of
from audit.models import Entry

PERSON = uuid.UUID(int=5)
CHAIN = chain_of(PERSON)


def sql(statement: str, *values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def entry(number: int) -> Entry:
    return Entry.objects.get(chain=CHAIN, number=number)
