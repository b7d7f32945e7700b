"""Passwords: common ones and words of the field are refused, since they are the first that anyone would try."""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator, validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

__all__ = ["CommonWords", "ContextWords", "check_password"]

WORDS = (
    "colonnade",
    "pride",
    "rainbow",
    "lgbt",
    "inclusion",
    "inclusive",
    "equality",
    "diversity",
    "network",
    "password",
    "welcome",
    "hospital",
    "health",
    "council",
    "charity",
    "trust",
    "nhs",
)
ENOUGH_BESIDE = 8
YEAR = re.compile(r"(19|20)\d\d")
RUN = re.compile(r"(.)\1+")
LONGEST_REPEATED = 16
SHORTEST_NAME = 3


def _own_words(user: Any) -> set[str]:
    """Words of the person's name and address, and of the organisation that runs the site."""
    own = f"{getattr(user, 'name', '')} {getattr(user, 'email', '')} {settings.BRAND['name']}".lower()
    for sign in "@.-_'":
        own = own.replace(sign, " ")
    return {word for word in own.split() if len(word) >= SHORTEST_NAME}


class ContextWords:
    """Refuse a password that is little more than words of the field, or the person's own name or address.

    A year, and signs that are only repeated, add nothing to such a word.
    """

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError where fewer than eight characters are left beside such words."""
        left = password.lower()
        # The longest first, or `lgbt` would be taken out of the middle of a longer word and leave its ends.
        for word in sorted({*WORDS, *_own_words(user)}, key=len, reverse=True):
            left = left.replace(word, "")
        left = RUN.sub(r"\1", YEAR.sub("", left))
        if len(left) < ENOUGH_BESIDE:
            raise ValidationError(self.get_help_text(), code="password_context")

    def get_help_text(self) -> str:
        """Say what to do instead."""
        return _("Do not build it on your name or on words of this site. Three random words do well.")


def _repeated(text: str) -> str:
    """The part that the text does nothing but repeat; the text itself where it does not."""
    for size in range(1, min(len(text) // 2, LONGEST_REPEATED) + 1):
        if len(text) % size == 0 and text == text[:size] * (len(text) // size):
            return text[:size]
    return text


class CommonWords(CommonPasswordValidator):
    """Refuse a password that many people use, also repeated, or with digits and signs put in to make it long enough.

    The list's passwords of twelve characters are few; lengthened like this, those of eight are what is tried next.
    """

    def validate(self, password: str, user: Any = None) -> None:  # noqa: ARG002
        """Raise ValidationError for such a password, and for digits alone."""
        plain = password.lower().strip()
        letters = "".join(sign for sign in plain if sign.isalpha())
        tried = {plain, letters, _repeated(plain), _repeated(letters)}
        if plain.isdigit() or tried & self.passwords:
            raise ValidationError(self.get_help_text(), code="password_too_common")

    def get_help_text(self) -> str:
        """Say what to do instead."""
        return _("Many people use this password, so it is tried first. Three random words do well.")


def check_password(password: str, person: Any = None) -> None:
    """Check a new password against the site's rules. Raises ValidationError with sentences that say what to do."""
    try:
        validate_password(password, person)
    except ValidationError as refused:
        raise ValidationError([_reworded(error) for error in refused.error_list]) from None


def _reworded(error: ValidationError) -> ValidationError:
    if error.code == "password_too_short":
        sentence = _("Enter at least %(min_length)d characters. Three random words do well.")
        return ValidationError(sentence, code=error.code, params=error.params)
    return error
