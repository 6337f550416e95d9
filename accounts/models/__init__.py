from accounts.models.headcount import Headcount
from accounts.models.joining import JoinRequest
from accounts.models.limit import LimitCount
from accounts.models.membership import Membership
from accounts.models.merge import MergeRequest
from accounts.models.paper import IdentityPaper
from accounts.models.person import Person
from accounts.models.reach import Reach
from accounts.models.role import RoleGrant
from accounts.models.session import Session
from accounts.models.sms import SmsMessage
from accounts.models.sms_day import SmsDay
from accounts.models.union import Union

__all__ = [
    "Headcount",
    "IdentityPaper",
    "JoinRequest",
    "LimitCount",
    "Membership",
    "MergeRequest",
    "Person",
    "Reach",
    "RoleGrant",
    "Session",
    "SmsDay",
    "SmsMessage",
    "Union",
]
