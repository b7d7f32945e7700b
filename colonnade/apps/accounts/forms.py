"""Forms for signing in, passwords, the second step and a person's own name. Nobody is asked who they are."""

from __future__ import annotations

import struct
from typing import Any

import structlog
from allauth.account import forms as account
from allauth.core import context as current
from allauth.mfa.base import forms as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as webauthn
from cryptography.exceptions import InvalidSignature
from django import forms
from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from colonnade.apps.accounts import actions
from colonnade.apps.accounts.adapters import AccountAdapter
from colonnade.apps.accounts.policies import check_can_remove
from colonnade.apps.accounts.selectors import second_step
from colonnade.foundation.refusal import Refused

__all__ = [
    "AppForm",
    "CodeForm",
    "ConfirmByCodeForm",
    "ConfirmByPasskeyForm",
    "ConfirmByPasswordForm",
    "ForgottenForm",
    "NameForm",
    "NewCodesForm",
    "NewPasskeyForm",
    "NewPasswordForm",
    "PasskeyForm",
    "PasskeyNameForm",
    "PasskeySignInForm",
    "PasswordChangeForm",
    "PasswordSetForm",
    "RemoveForm",
    "SignInForm",
]

log = structlog.get_logger()
LONGEST_NAME = 120
CODE_WIDTH = "10"
NEW_PASSWORD_HINT = _("At least 12 characters. Three random words do well.")
NEW_PASSWORD_MISSING = _("Enter a password of at least 12 characters")
EMAIL_INVALID = _("Enter an e-mail address such as name@example.nhs.uk")
PASSKEY_REFUSED = _("That passkey was not accepted. Try again, or use another way.")
REFUSALS = {"required", "invalid", "incorrect_code"}
UNREADABLE = (AttributeError, InvalidSignature, LookupError, TypeError, ValueError, struct.error)
CODE_HINT = _("The six digits that your app shows now, or one of your recovery codes")


def _word(field: forms.Field, label: Any, missing: Any, hint: Any = "") -> None:
    """Give one of the library's fields our label, hint and sentence for when it is left empty."""
    field.label, field.help_text = label, hint
    field.error_messages["required"] = missing
    field.widget.attrs.pop("placeholder", None)


def _email_field(field: forms.Field, *, autocomplete: str) -> None:
    field.widget = forms.EmailInput(attrs={"autocomplete": autocomplete})
    _word(field, _("E-mail address"), _("Enter your e-mail address"))
    field.error_messages["invalid"] = EMAIL_INVALID
    for validator in field.validators:
        if getattr(validator, "code", "") == "invalid":
            validator.message = EMAIL_INVALID


# Signing in and passwords


class SignInForm(account.LoginForm):
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _email_field(self.fields["login"], autocomplete="username")
        _word(self.fields["password"], _("Password"), _("Enter your password"))


class _OnePassword(forms.Form):
    """A new password is typed once: a button shows it, which helps more than typing it twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        _word(self.fields["password1"], _("New password"), NEW_PASSWORD_MISSING, NEW_PASSWORD_HINT)


class PasswordChangeForm(_OnePassword, account.ChangePasswordForm):
    """The password now, and the one from now on."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self.fields["oldpassword"], _("Your password now"), _("Enter your password now"))


class PasswordSetForm(_OnePassword, account.SetPasswordForm):
    """A password, for someone who signed in without one."""


class NewPasswordForm(_OnePassword, account.ResetPasswordKeyForm):
    """The password from now on, for someone who came by a letter's link."""


class ForgottenForm(account.ResetPasswordForm):
    """The address that the link for a new password goes to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _email_field(self.fields["email"], autocomplete="username")


class ConfirmByPasswordForm(account.ReauthenticateForm):
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self.fields["password"], _("Password"), _("Enter your password"))


class NameForm(forms.Form):
    """The name that a person goes by at work."""

    name = forms.CharField(
        label=_("Name"),
        help_text=_("The name that you go by at work. Your colleagues here see it."),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={
            "required": _("Enter the name that you go by"),
            "max_length": _("Enter a name of at most %(limit_value)d characters"),
        },
    )


# The second step


class _Code(forms.Form):
    """A code from the app or a recovery code, each good for one use."""

    authenticator: Authenticator

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self.fields["code"], _("Code"), _("Enter your code"), CODE_HINT)
        self.fields["code"].width = CODE_WIDTH

    def clean_code(self) -> str:
        """Check the code. Raises ValidationError where it is wrong, or where the app's code has been used."""
        code: str = super().clean_code()  # type: ignore[misc]
        is_app = self.authenticator.type == Authenticator.Type.TOTP
        if is_app and not actions.use_up_code(authenticator=self.authenticator):
            raise forms.ValidationError(AccountAdapter.error_messages["incorrect_code"], code="incorrect_code")
        return code


class CodeForm(_Code, mfa.AuthenticateForm):
    """The second step at sign-in."""


class ConfirmByCodeForm(_Code, mfa.ReauthenticateForm):
    """A code, before something that matters."""


class AppForm(ActivateTOTPForm):
    """The first code of an app that is being set up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hint = _("The six digits that the app shows now")
        _word(self.fields["code"], _("Code"), _("Enter the code that your app shows"), hint)
        self.fields["code"].width = CODE_WIDTH
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class RemoveForm(forms.Form):
    """Nothing to fill in: a button that takes a way of signing in away."""

    def __init__(self, *args: Any, authenticator: Authenticator | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.authenticator = authenticator

    def clean(self) -> None:
        """Raise ValidationError for the last second step, where one is required."""
        try:
            check_can_remove(second_step(current.request.user), required=settings.SECOND_FACTOR_REQUIRED)
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from None


class NewCodesForm(GenerateRecoveryCodesForm):
    """Nothing to fill in: a button that makes new recovery codes."""


class _Passkey(forms.Form):
    """What a passkey signed, put in by the browser's script."""

    def full_clean(self) -> None:
        """Check it. What is wrong is said of the whole form: there is no field for anyone to go to."""
        try:
            super().full_clean()
        except UNREADABLE as fault:
            # The library lets some of these through, of which a forged signature is one.
            log.warning("passkey unreadable", fault=type(fault).__name__)
            self.cleaned_data, self._errors = {}, ErrorDict()
            self.add_error(None, PASSKEY_REFUSED)
            return
        for name in ("credential", NON_FIELD_ERRORS):
            wrong = self._errors.pop(name, None) if self._errors else None
            for error in wrong.as_data() if wrong else ():
                self.add_error(None, PASSKEY_REFUSED if error.code in REFUSALS else error)


class PasskeySignInForm(_Passkey, webauthn.LoginWebAuthnForm):
    """Signing in with a passkey alone."""


class PasskeyForm(_Passkey, webauthn.AuthenticateWebAuthnForm):
    """A passkey as the second step."""


class ConfirmByPasskeyForm(_Passkey, webauthn.ReauthenticateWebAuthnForm):
    """A passkey, before something that matters."""


class NewPasskeyForm(_Passkey, webauthn.AddWebAuthnForm):
    """A passkey that is being added."""

    name = forms.CharField(
        label=_("Name"),
        help_text=_("So that you can tell your passkeys apart, for example: my work phone"),
        max_length=LONGEST_NAME,
        required=False,
    )
    passwordless = forms.BooleanField(
        label=_("Let this passkey sign me in with no password"), required=False, initial=True
    )


class PasskeyNameForm(webauthn.EditWebAuthnForm):
    """A passkey's name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self.fields["name"], _("Name"), _("Enter a name for this passkey"))
        self.fields["name"].max_length = LONGEST_NAME
