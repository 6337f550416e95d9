from accounts.identity.views.officers import paper
from accounts.identity.views.officers_phone import phone
from accounts.identity.views.own import my_paper
from accounts.identity.views.own_phone import my_phone
from accounts.identity.views.still_you import still_you

__all__ = ["my_paper", "my_phone", "paper", "phone", "still_you"]
