from credits.models.account import Account
from credits.models.certificate import Certificate
from credits.models.posting import Leg, Posting
from credits.models.rule import CreditRule

__all__ = ["Account", "Certificate", "CreditRule", "Leg", "Posting"]
