"""The demonstration's settings, with the trivial page and the client's host."""

from colonnade.config.settings.demo import *  # noqa: F403

ROOT_URLCONF = "tests.benchmarks.urls"
ALLOWED_HOSTS = ["testserver"]
PASSWORD_HASHERS = ["tests.hashers.QuickArgon2"]
