"""A trainer writes, a reviewer approves, a worker learns, passes, holds a certificate, and a stranger verifies it."""

from __future__ import annotations

import re

from tests.journeys import cms
from tests.journeys.exam import answer_all
from tests.journeys.people import REVIEWER, TRAINER, WORKER
from tests.journeys.phone import Person

COURSE, LESSON, EXAM = "班前会怎么开才有用", "五分钟讲清三件事", "三级安全教育测验"
WORDS = "班前会只要五分钟：昨天出过什么事，今天哪里危险，谁和谁搭伴。说完请人复述一遍，复述不出来就是没听懂。"


def write_course(trainer: Person) -> tuple[int, int]:
    section = cms.explore(trainer, "课程", "市总工会")
    trainer.open(f"/cms/pages/add/courses/coursepage/{section}/")
    trainer.page.locator("#id_title").fill(COURSE)
    trainer.page.locator("#id_theme").select_option("skills")
    trainer.page.locator("#id_summary").fill("带班的人学完就能用：五分钟，三件事，人人复述。")
    cms.choose(trainer, "exam", EXAM)
    course = cms.save_draft(trainer)
    trainer.open(f"/cms/pages/add/courses/lessonpage/{course}/")
    trainer.page.locator("#id_title").fill(LESSON)
    trainer.page.locator("#id_seconds").fill("30")
    cms.write_text(trainer, WORDS)
    trainer.shot("cms-lesson")
    lesson = cms.save_draft(trainer)
    return course, lesson


def test_course_from_the_first_word_to_the_verified_certificate(person):
    trainer, reviewer, worker = person(desk=True), person(desk=True), person()
    trainer.sign_in(TRAINER)
    course, lesson = write_course(trainer)
    draft = trainer.context.request.get(f"{trainer.platform.origin}/cms/pages/{lesson}/view_draft/")
    assert WORDS[:12] in draft.text()
    for page in (course, lesson):
        cms.submit(trainer, page)

    worker.sign_in(WORKER)
    assert COURSE not in worker.open("/courses/?theme=skills").content()

    reviewer.sign_in(REVIEWER)
    reviewer.open("/cms/")
    reviewer.shot("cms-reviewer")
    for page in (course, lesson):
        cms.approve(reviewer, page)

    page = worker.open("/courses/?theme=skills")
    worker.shot("catalogue")
    page.get_by_role("link", name=COURSE).first.click()
    page.get_by_role("button", name="开始").wait_for()
    worker.shot("course")
    assert worker.axe() == []
    page.get_by_role("button", name="开始").click()
    page.get_by_text("班前会只要五分钟").wait_for()
    worker.shot("lesson")
    assert worker.axe() == []
    page.get_by_role("button", name="我学完了这一课").click()
    page.get_by_role("button", name="考试").click()
    page.locator("form#answer").wait_for()
    worker.shot("question")
    assert worker.axe() == []
    answer_all(page, "safety-induction")
    worker.shot("result")
    assert worker.axe() == []

    page = worker.open("/credits/")
    assert COURSE in page.content()
    worker.shot("credits")
    page = worker.open("/credits/certificates/")
    page.get_by_role("link", name=COURSE).first.click()
    page.wait_for_url(re.compile(r"/credits/certificates/.+/"))
    worker.shot("certificate")
    assert worker.axe() == []
    number = page.url.rstrip("/").split("/")[-1]
    pdf = worker.context.request.get(f"{worker.platform.origin}/credits/certificates/{number}/pdf/")
    assert (pdf.status, pdf.body()[:5]) == (200, b"%PDF-")

    stranger = person()
    page = stranger.open(f"/credits/verify/{number}/")
    assert COURSE in page.content()
    assert "罗小满" not in page.content()
    assert "罗*满" in page.content()
    stranger.shot("verify")
    assert stranger.axe() == []
