from sections.actions.membership import sync_role, sync_teams
from sections.actions.sections import ensure_section

__all__ = ["ensure_section", "sync_role", "sync_teams"]
