from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CoursesConfig(AppConfig):
    name = "courses"
    verbose_name = _("Courses")

    def ready(self) -> None:
        from wagtail.signals import post_page_move, workflow_approved  # noqa: PLC0415  # with the models loaded

        from courses import forgetting, receivers, seed, sources  # noqa: PLC0415
        from exams.signals import attempt_closed  # noqa: PLC0415
        from privacy.signals import forgetting as person_forgetting  # noqa: PLC0415

        import_module("courses.handlers")  # registers the kinds of records
        sources.register_all()
        post_migrate.connect(seed.first_rules, sender=self)
        attempt_closed.connect(receivers.follow_attempt, dispatch_uid="courses.follow_attempt")
        person_forgetting.connect(forgetting.forget_voluntary, dispatch_uid="courses.forget_voluntary")
        workflow_approved.connect(receivers.follow_approval, dispatch_uid="courses.follow_approval")
        post_page_move.connect(receivers.follow_move, dispatch_uid="courses.follow_move")
