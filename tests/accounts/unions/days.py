"""Days and memberships by the day."""

import datetime

from django.utils import timezone

TODAY = timezone.localdate
A_DAY = datetime.timedelta(days=1)
