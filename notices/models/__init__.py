from notices.models.campaign import Campaign
from notices.models.delivery import Delivery
from notices.models.hours import QuietHours
from notices.models.notice import Notice
from notices.models.preference import Preference

__all__ = ["Campaign", "Delivery", "Notice", "Preference", "QuietHours"]
