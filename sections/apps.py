from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SectionsConfig(AppConfig):
    name = "sections"
    verbose_name = _("Sections")

    def ready(self) -> None:
        from wagtail.signals import workflow_approved, workflow_rejected  # noqa: PLC0415  # with the models loaded

        from accounts.signals import role_changed  # noqa: PLC0415
        from sections import receivers  # noqa: PLC0415

        role_changed.connect(receivers.follow_role, dispatch_uid="sections.follow_role")
        workflow_approved.connect(receivers.tell_approved, dispatch_uid="sections.tell_approved")
        workflow_rejected.connect(receivers.tell_returned, dispatch_uid="sections.tell_returned")
