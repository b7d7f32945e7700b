"""What every way of running Colonnade shares."""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONCE, NONE, SELF

from colonnade.config.settings import places

HOME = places.home()
PACKAGE = Path(__file__).resolve().parents[2]

DEBUG = False
ROOT_URLCONF = "colonnade.config.urls"
WSGI_APPLICATION = "colonnade.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.Person"
ALLOWED_HOSTS = places.hosts()
CSRF_TRUSTED_ORIGINS = places.origins()
TENANCY_REGISTER = PACKAGE / "config" / "tenancy.toml"
COLONNADE_APP_ROLE = places.app_role()
DATABASES = {"default": places.database(HOME)}

INSTALLED_APPS = [
    "colonnade.foundation.tenancy",
    "colonnade.foundation.audit",
    "colonnade.foundation.mail",
    "colonnade.apps.accounts",
    "colonnade.apps.organisations",
    "colonnade.apps.evidence",
    "colonnade.apps.programme",
    "colonnade.apps.reporting",
    "colonnade.ui",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "colonnade.config.middleware.Headers",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "colonnade.config.middleware.SessionLimits",
    "allauth.account.middleware.AccountMiddleware",
    "colonnade.config.middleware.SecondFactor",
    "colonnade.config.middleware.Access",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "colonnade.ui.environment.environment",
            "context_processors": ["colonnade.ui.context.site", "colonnade.config.menu.menu"],
        },
    },
    {
        # Only the libraries' own letters are written in Django's template language.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]
FORM_RENDERER = "colonnade.ui.fields.Renderer"

# People, passwords, sessions
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "colonnade.apps.accounts.passwords.CommonWords"},
    {"NAME": "colonnade.apps.accounts.passwords.ContextWords"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_ADAPTER = "colonnade.apps.accounts.adapters.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_TEMPLATE_EXTENSION = "jinja"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ADAPTER = "colonnade.apps.accounts.adapters.SecondStepAdapter"
# The library's own limits would let a stranger shut staff out, and stop a trust's Monday morning.
MFA_RATE_LIMITS = {"webauthn_login": "300/m/ip"}
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "100/m/ip,5/5m/key",
    "strangers": "60/h/key",
    "all_strangers": "1000/m/key",
    "reset_password": "60/m/ip,3/15m/key",
    "reset_password_from_key": "60/m/ip",
}
PASSWORD_RESET_TIMEOUT = 60 * 60
# Counts of wrong tries are kept here: in one serving process local memory is right, more need a shared cache.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
SECOND_FACTOR_REQUIRED = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_IDLE_SECONDS = 15 * 60
SESSION_LONGEST_SECONDS = 8 * 60 * 60
SESSION_COOKIE_AGE = SESSION_LONGEST_SECONDS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "colonnade.config.faults.form_out_of_date"

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
TRIPWIRE_RAISES = False

# Headers
SECURE_CONTENT_TYPE_NOSNIFF = True
# Not `no-referrer`: with it browsers send `Origin: null` with forms, which the protection of forms must refuse.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [NONCE, SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: []
    for name in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "microphone",
        "payment",
        "usb",
    )
}

# Language and time
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]
LOCALE_PATHS = [PACKAGE / "ui" / "locale"]
TIME_ZONE = "Europe/London"
USE_TZ = True

# Files
STATIC_URL = "/static/"
STATIC_ROOT = PACKAGE / "ui" / "assets" / "served"
STATICFILES_DIRS = [PACKAGE / "ui" / "static", PACKAGE / "ui" / "assets" / "design"]
WHITENOISE_ROOT = PACKAGE / "ui" / "assets" / "top"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "colonnade.ui.storage.HashedStorage"},
}
EVIDENCE_ROOT = HOME / "evidence"
# An upload is read in memory, up to its limit, and never spooled to a disk unparsed.
FILE_UPLOAD_HANDLERS = ["colonnade.foundation.files.handler.InMemoryOnly"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400

# Letters and jobs
DEFAULT_FROM_EMAIL = places.sender()
EMAIL_SUBJECT_PREFIX = ""
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# What each organisation's night brings besides the seal of its audit chain: retention rules are carried out, and
# reminders written.
NIGHTLY = [
    "colonnade.apps.programme.public.forget_contributors",
    "colonnade.apps.programme.public.forget_leavers_stories",
    "colonnade.apps.programme.public.forget_sheets",
    "colonnade.apps.programme.public.remind_owners",
    "colonnade.apps.programme.public.write_of_silences",
]

# Somebody who owns something and gives no sign for so long is listed, and the inclusion leads are told once.
SILENT_AFTER_DAYS = places.silent_after_days()

# Whose site it is: the NHS logo is protected, and councils and charities use Colonnade too.
BRAND = places.brand()

LOGGING_CONFIG = None
