"""How the sign-in library fits this site: nobody signs up by themselves, letters go through the outbox, our words."""

from __future__ import annotations

import base64
import hashlib
import secrets
from typing import TYPE_CHECKING, Any

import structlog
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as current
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from colonnade.apps.accounts import devices
from colonnade.apps.accounts.passwords import check_password
from colonnade.foundation import clock
from colonnade.foundation.mail import outbox

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from colonnade.apps.accounts.models import Person

__all__ = ["AccountAdapter", "SecondStepAdapter"]

log = structlog.get_logger()
APP = "allauth.account"
HOUR = 60 * 60

# What is said after something was done, by the library's name for it; of everything else the library says nothing.
DONE = {
    "account/messages/password_changed.txt": _("Your new password is set."),
    "account/messages/password_set.txt": _("Your new password is set."),
    "mfa/messages/totp_activated.txt": _("Your app is set up. You will be asked for a code when you sign in."),
    "mfa/messages/totp_deactivated.txt": _("Your app has been removed."),
    "mfa/messages/webauthn_added.txt": _("Your passkey has been added."),
    "mfa/messages/webauthn_removed.txt": _("Your passkey has been removed."),
}

# What a letter tells somebody whose way of signing in has changed, by the library's name for it.
CHANGES = {
    "account/email/password_changed": _("Your password was changed."),
    "account/email/password_set": _("Your password was changed."),
    "account/email/password_reset": _("Your password was changed, through a link in a letter to this address."),
    "mfa/email/totp_activated": _("An app for codes was set up."),
    "mfa/email/totp_deactivated": _("The app for codes was removed."),
    "mfa/email/webauthn_added": _("A passkey was added."),
    "mfa/email/webauthn_removed": _("A passkey was removed."),
    "mfa/email/recovery_codes_generated": _("New recovery codes were made. The old ones no longer work."),
}


def _post(name: str, to: str, subject: str, body: str) -> None:
    # The key outlives the letter's text, so it holds a hash of the address and not the address.
    who = hashlib.sha256(to.lower().encode()).hexdigest()[:24]
    outbox.post(key=f"{name}:{who}:{clock.now():%Y%m%d%H%M%S}", to=to, subject=subject, body=body)


class AccountAdapter(DefaultAccountAdapter):
    """Closed to sign-up; its letters go through the outbox; wrong guesses shut out whoever guesses."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("That e-mail address and password do not belong together. Check both."),
        "enter_current_password": _("That is not your password now. Check it."),
        "incorrect_code": _("That code is not right, or it has been used. Wait for the next code and enter that one."),
        "incorrect_password": _("That is not your password. Check it."),
        "invalid_password_reset": _("This link has been used or is too old. Ask for a new one."),
        "rate_limited": _("That was too often in a short time. Wait five minutes, then try again."),
        "too_many_login_attempts": _(
            "There have been too many tries. Wait five minutes. If you cannot wait, sign in with a passkey, "
            "or choose a new password."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Say no: people come by invitation."""
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        """Say no, but for the one address that a script asks for data: what a passkey has to sign."""
        asks = request.method == "GET" and request.headers.get("accept") == "application/json"
        return asks and request.path == reverse("mfa_login_webauthn")

    def clean_password(self, password: str, user: Any = None) -> str:
        """Check a new password. Raises ValidationError with sentences that say what to do."""
        check_password(password, user)
        return password

    def set_password(self, user: Any, password: str) -> None:
        """Set it, and forgive the wrong guesses made for this address so far."""
        super().set_password(user, password)
        ratelimit.clear(current.request, app=APP, action="strangers", key=user.email.lower())

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        """Go back to the account."""
        return reverse("account")

    # Letters and messages

    def format_email_subject(self, subject: str) -> str:
        """Leave it as it is."""
        return subject

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Put the letter in the outbox instead of sending it while a page waits."""
        hours = settings.PASSWORD_RESET_TIMEOUT // HOUR
        message = self.render_mail(template_prefix, email, {**context, "email": email, "hours": hours})
        _post(template_prefix.rsplit("/", 1)[-1], email, message.subject, str(message.body))

    def send_notification_mail(self, template_prefix: str, user: Any, *args: Any, **kwargs: Any) -> None:  # noqa: ARG002
        """Tell somebody that their way of signing in has changed, for it may not have been them."""
        address = self.request.build_absolute_uri(reverse("account_reset_password"))
        body = gettext(
            "%(change)s\n\n"
            "If this was you, there is nothing to do.\n\n"
            "If it was not you, choose a new password now:\n%(address)s\n"
            "Then tell the people who run the site."
        )
        text = body % {"change": CHANGES[template_prefix], "address": address}
        _post(template_prefix.rsplit("/", 1)[-1], user.email, gettext("A change to how you sign in"), text)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str = "",
        *args: Any,  # noqa: ARG002
        message: str = "",
        **kwargs: Any,  # noqa: ARG002
    ) -> None:
        """Say our sentence for what was done, or nothing."""
        sentence = message or DONE.get(message_template)
        if sentence:
            messages.add_message(request, level, str(sentence))

    # Guessing

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # Wrong guesses count for the browser, or for the network that they come from, and not for the account:
        # otherwise anybody could shut a colleague out by guessing wrongly on purpose.
        email = credentials.get("email", "").lower()
        return f"{email}|{devices.mark_of(request, email) or ratelimit.get_ip(request)}"

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count a try. Raises ValidationError where there have been too many.

        Browsers that nobody with that address has signed in with are counted together as well: for each address, and
        all of them, so that guessing from many networks at once gets nowhere.
        """
        super().pre_authenticate(request, **credentials)
        email = credentials.get("email", "").lower()
        if devices.mark_of(request, email):
            return
        for action, key in (("strangers", email), ("all_strangers", "all")):
            usage = ratelimit.consume(request, app=APP, action=action, key=key)
            if usage is None:
                raise self.validation_error("too_many_login_attempts")
            self._tries.append(usage)

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Person | None:
        """Find the person with that address and password; None for no such pair. A right try is not counted."""
        self._tries: list[ratelimit.RateLimitUsage] = []
        person: Person | None = super().authenticate(request, **credentials)
        if person is not None:
            for usage in self._tries:
                usage.rollback()
        return person

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:  # noqa: ARG002
        """Keep in the log that a try failed, and not whose."""
        log.warning("sign-in failed", address=ratelimit.get_ip(request))

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """Go on, and know this browser from now on."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        devices.remember(request, response, user.email)
        log.info("signed in", person=user.pk)
        return response


def _cipher(key: str | bytes) -> AESGCM:
    return AESGCM(salted_hmac("colonnade.accounts.second_step", "", secret=key, algorithm="sha256").digest())


class SecondStepAdapter(DefaultMFAAdapter):
    """The second step at sign-in: our words, and its secrets encrypted, so that a stolen database does not open it."""

    NONCE = 12
    BOUND_TO = b"colonnade second step"
    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_generate_recovery_codes": _("Set up an app or a passkey first. Recovery codes stand in for those."),
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
    }

    def get_totp_issuer(self) -> str:
        """The name that stands beside the code in somebody's app."""
        return str(settings.BRAND["name"])

    def _get_site_name(self) -> str:
        return str(settings.BRAND["name"])

    def generate_authenticator_name(self, user: Any, type: str) -> str:  # noqa: A002 - the library's name
        """A name for a passkey whose owner gave it none."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Passkey") if number == 1 else gettext("Passkey %(number)d") % {"number": number}

    def encrypt(self, text: str) -> str:
        """Encrypt a secret with the site's key."""
        nonce = secrets.token_bytes(self.NONCE)
        sealed = _cipher(settings.SECRET_KEY).encrypt(nonce, text.encode(), self.BOUND_TO)
        return base64.urlsafe_b64encode(nonce + sealed).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Read a secret, with the site's key or one from before. Raises ValidationError where no key opens it."""
        for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
            try:
                sealed = base64.urlsafe_b64decode(encrypted_text)
                return _cipher(key).decrypt(sealed[: self.NONCE], sealed[self.NONCE :], self.BOUND_TO).decode()
            except (InvalidTag, ValueError):
                continue
        log.error("second step unreadable")
        raise ValidationError(
            gettext("The site cannot check your code: its key has changed. Tell the people who run the site.")
        )
