from lms.models.event import EventPage
from lms.models.goal import Goal
from lms.models.home import FeaturedCourse, HomePage
from lms.models.news import NewsIndexPage, NewsPage, NewsSectionPage
from lms.models.today import DailyAnswer, DailyQuestion

__all__ = [
    "DailyAnswer",
    "DailyQuestion",
    "EventPage",
    "FeaturedCourse",
    "Goal",
    "HomePage",
    "NewsIndexPage",
    "NewsPage",
    "NewsSectionPage",
]
