from __future__ import annotations

from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from accounts.auditing.lines import write_about
from accounts.models import Person


@transaction.atomic
def unlink_wechat(*, person: Person, by: Person | None) -> int:
    """WeChat opens this account no longer; how many links there were. Sign-ins that it has opened go on."""
    count, _kinds = SocialAccount.objects.filter(user=person).delete()
    if count:
        write_about(person, "wechat.unlinked", by=by)
    return count
