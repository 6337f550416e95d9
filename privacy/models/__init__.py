from privacy.models.consent import Consent, ConsentText
from privacy.models.deletion import DeletionRequest, Tombstone
from privacy.models.export import Export
from privacy.models.retention import RetentionRule
from privacy.models.run import RetentionRun
from privacy.models.term import PrivacyTerm

__all__ = [
    "Consent",
    "ConsentText",
    "DeletionRequest",
    "Export",
    "PrivacyTerm",
    "RetentionRule",
    "RetentionRun",
    "Tombstone",
]
