from profiles.actions.categories import correct_category, end_category, set_category, state_categories
from profiles.actions.certificates import correct_certificate, delete_certificate, upload_certificate
from profiles.actions.deciding import accept_certificate, return_certificate
from profiles.actions.profile import update_profile

__all__ = [
    "accept_certificate",
    "correct_category",
    "correct_certificate",
    "delete_certificate",
    "end_category",
    "return_certificate",
    "set_category",
    "state_categories",
    "update_profile",
    "upload_certificate",
]
