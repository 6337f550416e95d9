"""What is sealed here by the master keys, so that it follows when they change: the key of each import, no row."""

from accounts.identity.sealed_texts import sealed_columns
from rosters.models import RosterImport

sealed_columns.add(RosterImport, "data_key")
