from lms.actions.site import ensure_site
from lms.actions.today import answer_today

__all__ = ["answer_today", "ensure_site"]
