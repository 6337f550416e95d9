from django.contrib.auth.hashers import Argon2PasswordHasher


class OwaspArgon2Hasher(Argon2PasswordHasher):
    """Argon2id at the strength OWASP asks for; Django's 100 MiB and 8 threads would let few people in at a time."""

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
