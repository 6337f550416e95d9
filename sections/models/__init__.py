from sections.models.review import ReviewTask
from sections.models.reviewed import Reviewed
from sections.models.section import SectionPage
from sections.models.team import SectionTeam

__all__ = ["ReviewTask", "Reviewed", "SectionPage", "SectionTeam"]
