"""All parts of the demo, in the order in which they need each other."""

from __future__ import annotations

from lms.demo.load.books import Books
from lms.demo.load.courses import Courses
from lms.demo.load.frame import Featured, Frame
from lms.demo.load.learning import Assignments, Learning
from lms.demo.load.lists import Lists
from lms.demo.load.news import Daily, News
from lms.demo.load.part import Part
from lms.demo.load.people import People
from lms.demo.load.profiles import Certificates, Profiles, Requests
from lms.demo.load.rules import Rules
from lms.demo.load.tree import Tree


def parts(learners: int | None = None) -> list[Part]:
    return [
        Tree(),
        Frame(),
        People(),
        Rules(),
        Courses(),
        Featured(),
        News(),
        Daily(),
        Books(),
        Lists(),
        Assignments(),
        Learning(learners),
        Profiles(),
        Certificates(),
        Requests(),
    ]
