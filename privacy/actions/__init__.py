from privacy.actions.consenting import agree_at_sign_in, give_consent, withdraw_consent
from privacy.actions.deciding import decide_period
from privacy.actions.deleting import ask_for_deletion, delete_due, undo_deletion
from privacy.actions.erasing import erase, replay
from privacy.actions.exporting import ask_for_export, delete_expired_exports, make_export
from privacy.actions.publishing import publish_text
from privacy.actions.retaining import delete_outlived
from privacy.actions.sealing import seal_outlived

__all__ = [
    "agree_at_sign_in",
    "ask_for_deletion",
    "ask_for_export",
    "decide_period",
    "delete_due",
    "delete_expired_exports",
    "delete_outlived",
    "erase",
    "give_consent",
    "make_export",
    "publish_text",
    "replay",
    "seal_outlived",
    "undo_deletion",
    "withdraw_consent",
]
