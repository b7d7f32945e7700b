"""Running Colonnade for real: HTTPS only, second factors, letters by SMTP."""

import os

from colonnade.config import logs
from colonnade.config.settings import base, places
from colonnade.config.settings.base import *  # noqa: F403

DEMO = False
SECRET_KEY = places.secret_key(base.HOME, make=False)
# One proxy stands in front, and says whose address it is.
ALLAUTH_TRUSTED_PROXY_COUNT = 1
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_NAME = "__Host-colonnade"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-colonnade-form"
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_SECURE = True
EMAIL_HOST = os.environ.get("COLONNADE_MAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("COLONNADE_MAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("COLONNADE_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("COLONNADE_MAIL_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("COLONNADE_MAIL_TLS", "1") == "1"
logs.configure(base.HOME / "logs")
