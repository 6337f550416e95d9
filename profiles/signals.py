"""For the floors above."""

from django.dispatch import Signal

skill_decided = Signal()  # sender=SkillCertificate, certificate=; accepted or returned, on commit
