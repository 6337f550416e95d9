from __future__ import annotations

from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.signals import social_account_added
from django.dispatch import receiver

from accounts.auditing.lines import write_about


@receiver(social_account_added)
def note_linked(sociallogin: SocialLogin, **signal) -> None:
    write_about(sociallogin.user, "wechat.linked", by=sociallogin.user)
