from accounts.actions.closing import close_union, merge_unions
from accounts.actions.correcting import correct_membership, strike_membership
from accounts.actions.deputies import deputize
from accounts.actions.joining import (
    accept_request,
    ask_to_join,
    decide_requests,
    leave_own_union,
    refuse_request,
    withdraw_request,
)
from accounts.actions.leaving import end_roles_after_leaving
from accounts.actions.main import choose_main
from accounts.actions.memberships import join_union, leave_union, move_member, take_in
from accounts.actions.merging import ask_merge, decide_merge, merge_late_rows
from accounts.actions.papers import reveal_papers, set_paper
from accounts.actions.people import create_person, update_person
from accounts.actions.phones import change_phone, release_phone
from accounts.actions.returning import restore_roles
from accounts.actions.roles import end_role, grant_role
from accounts.actions.second_factor import reset_second_factor
from accounts.actions.sessions import end_oldest_sessions, end_sessions
from accounts.actions.sms import forget_lost_sms, queue_sms, send_sms, take_receipts
from accounts.actions.unions import create_union, move_union, place_union, update_union
from accounts.actions.wechat import unlink_wechat

__all__ = [
    "accept_request",
    "ask_merge",
    "ask_to_join",
    "change_phone",
    "choose_main",
    "close_union",
    "correct_membership",
    "create_person",
    "create_union",
    "decide_merge",
    "decide_requests",
    "deputize",
    "end_oldest_sessions",
    "end_role",
    "end_roles_after_leaving",
    "end_sessions",
    "forget_lost_sms",
    "grant_role",
    "join_union",
    "leave_own_union",
    "leave_union",
    "merge_late_rows",
    "merge_unions",
    "move_member",
    "move_union",
    "place_union",
    "queue_sms",
    "refuse_request",
    "release_phone",
    "reset_second_factor",
    "restore_roles",
    "reveal_papers",
    "send_sms",
    "set_paper",
    "strike_membership",
    "take_in",
    "take_receipts",
    "unlink_wechat",
    "update_person",
    "update_union",
    "withdraw_request",
]
