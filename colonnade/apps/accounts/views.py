"""Pages of accounts: the sign-in library's, with our forms and words, and a person's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account import views as account_views
from allauth.mfa.base import views as mfa_views
from allauth.mfa.recovery_codes import views as codes_views
from allauth.mfa.totp import views as app_views
from allauth.mfa.webauthn import views as passkey_views
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from colonnade.apps.accounts import actions, forms, presenters, selectors
from colonnade.apps.accounts.public import open_to_all, signed_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    View = Callable[..., HttpResponse]

FORM = ["GET", "HEAD", "POST"]
INVALID = 422


def _before_second_factor(view: Any) -> Any:
    """Mark a page that opens for somebody who has yet to set up a second step."""
    view.before_second_factor = True
    return view


def _ours(view: View, word: Callable[[Any, Any], Any], access: Callable[[View], View]) -> View:
    """Show a page of the library with our words: `word(request, context)` makes the page from the library's context."""

    def shown(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if request.method == "POST":
            # Whatever was changed, the next page asks anew whether there is a second step.
            request.session.pop("second_factor", None)
        context = getattr(response, "context_data", None)
        # A page that was kept for after a confirmation comes through here worded already.
        if context is not None and "page" not in context:
            response.context_data = {"page": word(request, context)}  # type: ignore[attr-defined]
            if request.method == "POST":
                response.status_code = INVALID
        return response

    return _before_second_factor(require_http_methods(FORM)(access(shown)))


class PasskeySignInView(passkey_views.LoginWebAuthnView):
    """Signing in with a passkey alone."""

    def form_invalid(self, form: Any) -> HttpResponse:  # noqa: ARG002
        """Go back to the sign-in page, where a password will do."""
        messages.error(self.request, _("That passkey was not accepted. Sign in with your password."))
        return redirect("account_login")


class ConfirmByPasskeyView(passkey_views.ReauthenticateWebAuthnView):
    """A passkey, before something that matters."""

    def form_invalid(self, form: Any) -> HttpResponse:
        """Show what is wrong beside the other ways."""
        return self.render_to_response(self.get_context_data() | {"form": form})


class NewPasskeyView(passkey_views.AddWebAuthnView):
    """A passkey that is being added."""

    def form_invalid(self, form: Any) -> HttpResponse:
        """Show what is wrong."""
        return self.render_to_response(self.get_context_data() | {"form": form})


sign_in = _ours(account_views.LoginView.as_view(form_class=forms.SignInForm), presenters.sign_in_page, open_to_all)
sign_in_with_passkey = _before_second_factor(
    require_http_methods(FORM)(open_to_all(PasskeySignInView.as_view(form_class=forms.PasskeySignInForm)))
)
sign_out = _ours(account_views.LogoutView.as_view(), presenters.sign_out_page, open_to_all)
inactive = _ours(account_views.AccountInactiveView.as_view(), presenters.inactive_page, open_to_all)
forgotten = _ours(
    account_views.PasswordResetView.as_view(form_class=forms.ForgottenForm), presenters.forgotten_page, open_to_all
)
forgotten_done = _ours(account_views.PasswordResetDoneView.as_view(), presenters.forgotten_done_page, open_to_all)
new_password = _ours(
    account_views.PasswordResetFromKeyView.as_view(form_class=forms.NewPasswordForm),
    presenters.new_password_page,
    open_to_all,
)
new_password_done = _ours(
    account_views.PasswordResetFromKeyDoneView.as_view(), presenters.new_password_done_page, open_to_all
)
change_password = _ours(
    account_views.PasswordChangeView.as_view(form_class=forms.PasswordChangeForm),
    presenters.password_page,
    signed_in,
)
set_password = _ours(
    account_views.PasswordSetView.as_view(form_class=forms.PasswordSetForm), presenters.password_page, signed_in
)
second_step = _ours(
    mfa_views.AuthenticateView.as_view(form_class=forms.CodeForm, webauthn_form_class=forms.PasskeyForm),
    presenters.second_step_page,
    open_to_all,
)
confirm_by_password = _ours(
    account_views.ReauthenticateView.as_view(form_class=forms.ConfirmByPasswordForm),
    presenters.confirm_page,
    signed_in,
)
confirm_by_code = _ours(
    mfa_views.ReauthenticateView.as_view(form_class=forms.ConfirmByCodeForm), presenters.confirm_page, signed_in
)
confirm_by_passkey = _ours(
    ConfirmByPasskeyView.as_view(form_class=forms.ConfirmByPasskeyForm),
    presenters.confirm_by_passkey_page,
    signed_in,
)
set_up_app = _ours(app_views.ActivateTOTPView.as_view(form_class=forms.AppForm), presenters.app_page, signed_in)
remove_app = _ours(
    app_views.DeactivateTOTPView.as_view(form_class=forms.RemoveForm), presenters.remove_app_page, signed_in
)
new_passkey = _ours(NewPasskeyView.as_view(form_class=forms.NewPasskeyForm), presenters.new_passkey_page, signed_in)
rename_passkey = _ours(
    passkey_views.EditWebAuthnView.as_view(form_class=forms.PasskeyNameForm),
    presenters.passkey_name_page,
    signed_in,
)
remove_passkey = _ours(
    passkey_views.RemoveWebAuthnView.as_view(form_class=forms.RemoveForm),
    presenters.remove_passkey_page,
    signed_in,
)
codes = _ours(codes_views.ViewRecoveryCodesView.as_view(), presenters.codes_page, signed_in)
new_codes = _ours(
    codes_views.GenerateRecoveryCodesView.as_view(form_class=forms.NewCodesForm),
    presenters.new_codes_page,
    signed_in,
)


@require_safe
@open_to_all
def closed(request: HttpRequest) -> HttpResponse:
    """Say that people come by invitation."""
    return TemplateResponse(request, "account/signup_closed.jinja", {"page": presenters.closed_page(request, {})})


@require_safe
@_before_second_factor
@signed_in
def account(request: Any) -> HttpResponse:
    """A person's own account."""
    step = selectors.second_step(request.user)
    page = presenters.account_page(request.user, step, required=settings.SECOND_FACTOR_REQUIRED)
    return TemplateResponse(request, "accounts/account.jinja", {"page": page})


@require_http_methods(FORM)
@_before_second_factor
@signed_in
def to_account(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Where the library would list ways of signing in: the account does."""
    return redirect("account")


@require_http_methods(FORM)
@signed_in
def name(request: Any) -> HttpResponse:
    """Change one's own name."""
    form = forms.NameForm(request.POST if request.method == "POST" else None, initial={"name": request.user.name})
    if form.is_valid():
        actions.change_name(name=form.cleaned_data["name"], by=request.user)
        messages.success(request, _("Your name has been changed."))
        return redirect("account")
    page = presenters.name_page(form)
    return TemplateResponse(request, "layouts/form.jinja", {"page": page}, status=INVALID if form.errors else None)
