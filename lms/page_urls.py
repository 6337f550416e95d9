"""The platform's own pages."""

from django.urls import path

from lms.views import browser, desk, events, exports, home, me, today

app_name = "lms"
urlpatterns = [
    path("robots.txt", browser.robots, name="robots"),
    path("favicon.ico", browser.favicon, name="favicon"),
    path("", home.home, name="home"),
    path("today/", today.answer, name="today"),
    path("events/", events.events, name="events"),
    path("me/", me.me, name="me"),
    path("me/learning/", me.learning, name="learning"),
    path("desk/", desk.desk, name="desk"),
    path("desk/export/", exports.figures, name="desk-export"),
    path("desk/people/", desk.people, name="desk-people"),
    path("desk/people/export/", exports.people, name="desk-people-export"),
]
