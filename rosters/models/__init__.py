from rosters.models.last_said import LastSaid
from rosters.models.roster import RosterImport
from rosters.models.row import RosterRow

__all__ = ["LastSaid", "RosterImport", "RosterRow"]
