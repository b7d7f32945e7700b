"""Settings of the tests: the demo's, on a database that is thrown away."""

import os

from colonnade.config import logs
from colonnade.config.settings import base
from colonnade.config.settings.base import *  # noqa: F403

DEMO = True
TRIPWIRE_RAISES = True
SECRET_KEY = "t" * 64
SECOND_FACTOR_REQUIRED = False
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# The real hasher, with as little work as it allows: tests sign in thousands of times.
PASSWORD_HASHERS = ["tests.hashers.QuickArgon2"]
DATABASES = {"default": dict(base.DATABASES["default"])}
if not os.environ.get("COLONNADE_POSTGRES"):
    DATABASES["default"]["NAME"] = ":memory:"
    # Said twice: workers that run side by side would else each make a file of that name in the working directory.
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}
DATABASES["default"]["CONN_MAX_AGE"] = 0
logs.configure(None)
