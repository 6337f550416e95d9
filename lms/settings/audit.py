"""The audit log: how many chains, where the signed roots of each day lie, and the key that signs them."""

from pathlib import Path

from lms.settings.env import VAR, env, secret

AUDIT_CHAINS = 64  # writers of different chains never wait for each other
# In production a place that the owner of the database cannot write.
AUDIT_ROOT_DIR = Path(env.str("AUDIT_ROOT_DIR", default=str(VAR / "audit")))
AUDIT_SIGNING_KEY = secret("AUDIT_SIGNING_KEY", "audit-signing-key")
