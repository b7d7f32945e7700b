"""What the pages of accounts show."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from allauth.account.utils import get_next_redirect_url
from django.core.serializers.json import DjangoJSONEncoder
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from colonnade.apps.accounts.policies import can_remove
from colonnade.apps.accounts.selectors import second_step

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django import forms
    from django.http import HttpRequest

    from colonnade.apps.accounts.models import Person
    from colonnade.apps.accounts.selectors import Passkey, SecondStep

    Context = Mapping[str, Any]

DAY = "j F Y"


@dataclass(frozen=True)
class Page:
    """A page of sentences, and where it leads."""

    title: str
    lead: tuple[str, ...] = ()
    links: tuple[dict[str, str], ...] = ()
    crumbs: list[dict[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class FormPage:
    """A page with one form, and other ways to do the same."""

    title: str
    form: forms.BaseForm
    button: str
    lead: tuple[str, ...] = ()
    links: tuple[dict[str, str], ...] = ()
    crumbs: list[dict[str, str]] = field(default_factory=list)
    is_open: bool = True


@dataclass(frozen=True)
class PasskeyPrompt:
    """A button that asks the browser for a passkey. `options` or `source` say what the passkey has to sign."""

    form: forms.BaseForm | None
    action: str
    button: str
    asks: str = "get"
    variant: str | None = None
    options: str = ""
    source: str = ""
    next: str = ""

    @property
    def fields(self) -> list[Any]:
        """What somebody fills in before they press the button."""
        return self.form.visible_fields() if self.form is not None else []


@dataclass(frozen=True)
class SignInPage(FormPage):
    """A form, or a passkey."""

    passkey: PasskeyPrompt | None = None

    @property
    def faulty(self) -> forms.BaseForm:
        """The form that something is wrong with, if there is one."""
        other = self.passkey.form if self.passkey else None
        return other if other is not None and other.errors else self.form


@dataclass(frozen=True)
class AppPage(FormPage):
    """Setting up an app: the picture to scan, and its secret in groups of four to type."""

    picture: str = ""
    secret: str = ""


@dataclass(frozen=True)
class CodesPage(Page):
    """The recovery codes that are left."""

    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class AccountPage:
    """A person's own account."""

    title: str
    is_needed: bool
    about: list[dict[str, Any]]
    second_step: list[dict[str, Any]]
    app_href: str
    passkey_href: str
    crumbs: list[dict[str, str]] = field(default_factory=list)


def _link(name: str, text: str, *args: Any) -> dict[str, str]:
    return {"href": reverse(name, args=args), "text": text}


def _account_crumbs() -> list[dict[str, str]]:
    return [_link("account", _("Your account"))]


def _json(value: Any) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder)


# Signing in and out


def sign_in_page(request: HttpRequest, context: Context) -> SignInPage:
    """Word the sign-in page."""
    passkey = PasskeyPrompt(
        form=None,
        action=reverse("mfa_login_webauthn"),
        button=_("Sign in with a passkey"),
        variant="secondary",
        source=reverse("mfa_login_webauthn"),
        next=get_next_redirect_url(request) or "",
    )
    forgotten = _link("account_reset_password", _("I do not know my password"))
    return SignInPage(_("Sign in"), context["form"], _("Sign in"), links=(forgotten,), passkey=passkey)


def sign_out_page(request: HttpRequest, context: Context) -> Page:  # noqa: ARG001
    """Word the question whether to sign out."""
    return Page(_("Sign out?"), crumbs=_account_crumbs())


def closed_page(request: HttpRequest, context: Context) -> Page:  # noqa: ARG001
    """Word the page for someone who looks for a way to sign up."""
    lead = _("People come to this site by invitation. Ask the inclusion lead of your organisation to invite you.")
    return Page(_("You need an invitation"), (lead,), (_link("account_login", _("Sign in")),))


def inactive_page(request: HttpRequest, context: Context) -> Page:  # noqa: ARG001
    """Word the page for someone whose account has been closed."""
    lead = _("Ask the inclusion lead of your organisation if you think that it should be open.")
    return Page(_("This account is closed"), (lead,))


# Passwords


def forgotten_page(request: HttpRequest, context: Context) -> FormPage:  # noqa: ARG001
    """Word the page that asks where to send a link for a new password."""
    lead = _("Enter the e-mail address that you sign in with. You will get a letter with a link.")
    return FormPage(_("Choose a new password"), context["form"], _("Send me a link"), (lead,))


def forgotten_done_page(request: HttpRequest, context: Context) -> Page:  # noqa: ARG001
    """Word what comes after: the same whether or not anybody signs in with that address."""
    lead = (
        _("There is a letter on its way to the address that you entered. It can take a few minutes."),
        _("If it does not come, look where unwanted letters go, and check that you entered the right address."),
    )
    return Page(_("Check your e-mail"), lead, (_link("account_reset_password", _("Enter another address")),))


def new_password_page(request: HttpRequest, context: Context) -> FormPage:  # noqa: ARG001
    """Word the page that a letter's link opens: a form, or what to do where the link no longer works."""
    if context.get("token_fail"):
        lead = _("It has been used, or it is too old.")
        again = (_link("account_reset_password", _("Ask for a new link")),)
        return FormPage(_("This link no longer works"), context["form"], "", (lead,), again, is_open=False)
    return FormPage(_("Choose a new password"), context["form"], _("Save my new password"))


def new_password_done_page(request: HttpRequest, context: Context) -> Page:  # noqa: ARG001
    """Word what comes after a new password."""
    return Page(_("You can sign in now"), links=(_link("account_login", _("Sign in with your new password")),))


def password_page(request: HttpRequest, context: Context) -> FormPage:  # noqa: ARG001
    """Word the page that changes or sets a password."""
    lead = _("Wherever else you are signed in, you will be signed out.")
    button = _("Save my new password")
    return FormPage(_("Change your password"), context["form"], button, (lead,), crumbs=_account_crumbs())


# Once more, before something that matters

WAYS = {
    "reauthenticate": lambda: _("Use your password instead"),
    "mfa_reauthenticate": lambda: _("Use a code instead"),
    "mfa_reauthenticate:webauthn": lambda: _("Use a passkey instead"),
}


def _confirm(context: Context, button: str, passkey: PasskeyPrompt | None = None) -> SignInPage:
    links = [{"href": way["url"], "text": WAYS[way["id"]]()} for way in context["reauthentication_alternatives"]]
    return SignInPage(
        title=_("Show that it is you"),
        form=context["form"],
        button=button,
        lead=(_("What comes next changes how you sign in, so we ask once more."),),
        links=tuple(links),
        crumbs=_account_crumbs(),
        passkey=passkey,
    )


def confirm_page(request: HttpRequest, context: Context) -> SignInPage:  # noqa: ARG001
    """Word the page that asks for the password or a code once more."""
    return _confirm(context, _("Go on"))


def confirm_by_passkey_page(request: HttpRequest, context: Context) -> SignInPage:
    """Word the page that asks for a passkey once more."""
    options = _json(context["js_data"]["request_options"])
    where = request.get_full_path()
    return _confirm(context, "", PasskeyPrompt(context["form"], where, _("Use my passkey"), options=options))


# The second step


def second_step_page(request: HttpRequest, context: Context) -> SignInPage:  # noqa: ARG001
    """Word the second step at sign-in: a code, or one of the person's passkeys where there are any."""
    asked = context["js_data"]["request_options"]
    passkey = None
    if second_step(context["form"].user).passkeys:
        action = reverse("mfa_authenticate")
        form = context["webauthn_form"]
        passkey = PasskeyPrompt(form, action, _("Use my passkey"), variant="secondary", options=_json(asked))
    lead = _("Your password was right. Now show that it is you.")
    return SignInPage(_("Enter your code"), context["form"], _("Sign in"), (lead,), passkey=passkey)


def app_page(request: HttpRequest, context: Context) -> AppPage:  # noqa: ARG001
    """Word the page that sets up an app."""
    secret = context["form"].secret
    return AppPage(
        title=_("Set up an app for codes"),
        form=context["form"],
        button=_("Set it up"),
        crumbs=_account_crumbs(),
        picture=context["totp_svg_data_uri"],
        secret=" ".join(secret[start : start + 4] for start in range(0, len(secret), 4)),
    )


def remove_app_page(request: HttpRequest, context: Context) -> FormPage:  # noqa: ARG001
    """Word the page that takes the app away."""
    lead = _("You will not be asked for its codes any more. Then delete it from your phone, too.")
    return FormPage(_("Remove your app for codes?"), context["form"], _("Remove it"), (lead,), crumbs=_account_crumbs())


def remove_passkey_page(request: HttpRequest, context: Context) -> FormPage:  # noqa: ARG001
    """Word the page that takes a passkey away."""
    title = _("Remove the passkey “%(name)s”?") % {"name": context["object"]}
    lead = _("It will not sign you in any more. Then delete it from your phone, computer or key, too.")
    return FormPage(title, context["form"], _("Remove it"), (lead,), crumbs=_account_crumbs())


def passkey_name_page(request: HttpRequest, context: Context) -> FormPage:  # noqa: ARG001
    """Word the page that gives a passkey another name."""
    return FormPage(_("Name this passkey"), context["form"], _("Save"), crumbs=_account_crumbs())


def new_passkey_page(request: HttpRequest, context: Context) -> SignInPage:
    """Word the page that adds a passkey."""
    options = _json(context["js_data"]["creation_options"])
    return SignInPage(
        title=_("Add a passkey"),
        form=context["form"],
        button="",
        lead=(
            _("A passkey is your face, finger or PIN on this phone or computer, or a key that you plug in."),
            _("Do not make one on a computer that you share, unless it is on a key that you take with you."),
        ),
        crumbs=_account_crumbs(),
        passkey=PasskeyPrompt(context["form"], request.path, _("Make a passkey"), "create", options=options),
    )


def codes_page(request: HttpRequest, context: Context) -> CodesPage:  # noqa: ARG001
    """Word the page of recovery codes."""
    lead = (
        _("If you lose your phone or your passkey, one of these stands in for it. Each works once."),
        _("Write them down or print them, and keep them where nobody else looks. Do not keep them in your e-mail."),
    )
    links = (_link("account", _("I have kept them")), _link("mfa_generate_recovery_codes", _("Make new codes")))
    codes = tuple(f"{code[:4]} {code[4:]}" for code in context["unused_codes"])
    return CodesPage(_("Your recovery codes"), lead, links, _account_crumbs(), codes)


def new_codes_page(request: HttpRequest, context: Context) -> FormPage:  # noqa: ARG001
    """Word the page that makes new recovery codes."""
    lead = _("The codes that you have now will stop working.")
    button = _("Make new codes")
    return FormPage(_("Make new recovery codes?"), context["form"], button, (lead,), crumbs=_account_crumbs())


# The account


def name_page(form: forms.BaseForm) -> FormPage:
    """Word the page that changes somebody's name."""
    return FormPage(_("Change your name"), form, _("Save"), crumbs=_account_crumbs())


def _row(key: str, value: str, *links: dict[str, str], of: str) -> dict[str, Any]:
    """One row of a summary list. `of` says to screen readers what a link would change."""
    items = [{**link, "visuallyHiddenText": of} for link in links]
    return {"key": {"text": key}, "value": {"text": value}, "actions": {"items": items} if items else None}


def _about(person: Person) -> list[dict[str, Any]]:
    return [
        _row(_("Name"), person.name, _link("account-name", _("Change")), of=_("your name")),
        _row(_("E-mail address"), person.email, of=""),
        _row(
            _("Password"),
            _("Only you know it"),
            _link("account_change_password", _("Change")),
            of=_("your password"),
        ),
    ]


def _app_row(step: SecondStep, *, removable: bool) -> dict[str, Any]:
    key, of = _("App for codes"), _("the app for codes")
    if step.app_since is None:
        about = _("Not set up. An app on your phone shows a code of six digits, which you type after your password.")
        return _row(key, about, _link("mfa_activate_totp", _("Set up")), of=of)
    links = [_link("mfa_deactivate_totp", _("Remove"))] if removable else []
    return _row(key, _("Set up on %(day)s.") % {"day": date_format(step.app_since, DAY)}, *links, of=of)


def _passkey_row(passkey: Passkey, *, removable: bool) -> dict[str, Any]:
    days = {
        "added": date_format(passkey.added_at, DAY),
        "used": date_format(passkey.used_at, DAY) if passkey.used_at else "",
    }
    unused, used = _("Added on %(added)s, not used yet."), _("Added on %(added)s, last used on %(used)s.")
    alone = _("It signs you in with no password.") if passkey.opens_alone else _("It comes after your password.")
    links = [_link("mfa_edit_webauthn", _("Rename"), passkey.pk)]
    if removable:
        links.append(_link("mfa_remove_webauthn", _("Remove"), passkey.pk))
    key = _("Passkey: %(name)s") % {"name": passkey.name}
    return _row(key, f"{(used if passkey.used_at else unused) % days} {alone}", *links, of=passkey.name)


def _codes_row(step: SecondStep) -> dict[str, Any]:
    key, of = _("Recovery codes"), _("recovery codes")
    make = _link("mfa_generate_recovery_codes", _("Make new"))
    if step.codes_left is None:
        about = _("None yet. They stand in for an app or a passkey that you lose, and are made when you set one up.")
        return _row(key, about, *([make] if step.ways else []), of=of)
    left = ngettext("%(number)d is left.", "%(number)d are left.", step.codes_left) % {"number": step.codes_left}
    show = [_link("mfa_view_recovery_codes", _("Show"))] if step.codes_left else []
    return _row(key, left, *show, make, of=of)


def account_page(person: Person, step: SecondStep, *, required: bool) -> AccountPage:
    """Word a person's own account. `required` is whether this site asks everyone for a second step."""
    removable = can_remove(step, required=required)
    return AccountPage(
        title=_("Your account"),
        is_needed=required and not step.ways,
        about=_about(person),
        second_step=[
            _app_row(step, removable=removable),
            *(_passkey_row(one, removable=removable) for one in step.passkeys),
            _codes_row(step),
        ],
        app_href=reverse("mfa_activate_totp"),
        passkey_href=reverse("mfa_add_webauthn"),
    )
