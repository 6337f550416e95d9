from credits.actions.awarding import award
from credits.actions.certifying import issue_certificate, revoke_certificate
from credits.actions.reversing import reverse
from credits.actions.ruling import write_rule

__all__ = ["award", "issue_certificate", "reverse", "revoke_certificate", "write_rule"]
