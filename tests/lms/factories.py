"""News, events and questions of the day as editors make them, published."""

from __future__ import annotations

import datetime

from django.utils import timezone

from accounts.models import Union
from exams.models import Choice, Question
from lms.models import EventPage, NewsIndexPage, NewsPage, NewsSectionPage
from sections.actions import ensure_section


def make_news_section(union: Union) -> NewsSectionPage:
    section = ensure_section(model=NewsSectionPage, union=union, parent=NewsIndexPage.objects.get(), by=None)
    section.refresh_from_db()
    return section


def make_news(union: Union, title: str = "食堂改进建议征集", **fields) -> NewsPage:
    values = {"summary": "请各班组把想法写下来。", "first_published_at": timezone.now(), **fields}
    slug = values.pop("slug", f"n{NewsPage.objects.count() + 1}")
    return make_news_section(union).add_child(instance=NewsPage(title=title, slug=slug, **values))


def make_event(union: Union, title: str = "大讲堂：工资条里的学问", days: int = 3, **fields) -> EventPage:
    starts = timezone.now() + datetime.timedelta(days=days)
    values = {"summary": "带上自己的工资条。", "place": "县职工服务中心", "starts_at": starts, **fields}
    slug = values.pop("slug", f"e{EventPage.objects.count() + 1}")
    return make_news_section(union).add_child(instance=EventPage(title=title, slug=slug, **values))


def make_question(union: Union, text: str = "班前发现安全帽帽衬开裂，该怎么办？", right: int = 1, **fields) -> Question:
    values = {"theme": "health", "explanation": "开裂的帽衬挡不住冲击。", **fields}
    question = Question.objects.create(union=union, text=text, **values)
    for position, choice in enumerate(("用胶带缠好继续戴", "交回班组，换一顶新的", "只在地面干活时戴")):
        Choice.objects.create(question=question, text=choice, is_correct=position == right, position=position)
    return question
