"""The site's password hasher, with the least work that it allows."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    """Argon2id, quick."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1
