from profiles.models.category import CategorySpan
from profiles.models.category_step import CategoryStep
from profiles.models.certificate import SkillCertificate
from profiles.models.profile import Profile
from profiles.models.step import CertificateStep

__all__ = ["CategorySpan", "CategoryStep", "CertificateStep", "Profile", "SkillCertificate"]
