from profiles.forms.certificate import CertificateForm, ReturnForm
from profiles.forms.profile import ProfileForm
from profiles.forms.work import CategoryForm, SpanForm, WorkForm

__all__ = ["CategoryForm", "CertificateForm", "ProfileForm", "ReturnForm", "SpanForm", "WorkForm"]
