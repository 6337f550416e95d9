from rosters.actions.applying import apply_roster
from rosters.actions.choosing import choose_columns, discard_roster, take_row
from rosters.actions.erasing import erase_old
from rosters.actions.forgetting import forget_person
from rosters.actions.undoing import undo_roster
from rosters.actions.uploading import upload_roster
from rosters.actions.working import resume_abandoned, work_on

__all__ = [
    "apply_roster",
    "choose_columns",
    "discard_roster",
    "erase_old",
    "forget_person",
    "resume_abandoned",
    "take_row",
    "undo_roster",
    "upload_roster",
    "work_on",
]
