"""Addresses of signing in and of people's own accounts.

These are the sign-in library's own addresses and names, but only those that this site wants: nobody signs up, adds or
confirms an e-mail address, or signs in by a code in a letter.
"""

from django.urls import path, re_path

from colonnade.apps.accounts import views

urlpatterns = [
    path("account/", views.account, name="account"),
    path("account/name/", views.name, name="account-name"),
    path("accounts/login/", views.sign_in, name="account_login"),
    path("accounts/logout/", views.sign_out, name="account_logout"),
    path("accounts/inactive/", views.inactive, name="account_inactive"),
    path("accounts/signup/", views.closed, name="account_signup"),
    path("accounts/reauthenticate/", views.confirm_by_password, name="account_reauthenticate"),
    path("accounts/password/change/", views.change_password, name="account_change_password"),
    path("accounts/password/set/", views.set_password, name="account_set_password"),
    path("accounts/password/reset/", views.forgotten, name="account_reset_password"),
    path("accounts/password/reset/done/", views.forgotten_done, name="account_reset_password_done"),
    path("accounts/password/reset/key/done/", views.new_password_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^accounts/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.new_password,
        name="account_reset_password_from_key",
    ),
    path("accounts/2fa/", views.to_account, name="mfa_index"),
    path("accounts/2fa/authenticate/", views.second_step, name="mfa_authenticate"),
    path("accounts/2fa/reauthenticate/", views.confirm_by_code, name="mfa_reauthenticate"),
    path("accounts/2fa/totp/activate/", views.set_up_app, name="mfa_activate_totp"),
    path("accounts/2fa/totp/deactivate/", views.remove_app, name="mfa_deactivate_totp"),
    path("accounts/2fa/recovery-codes/", views.codes, name="mfa_view_recovery_codes"),
    path("accounts/2fa/recovery-codes/generate/", views.new_codes, name="mfa_generate_recovery_codes"),
    path("accounts/2fa/webauthn/", views.to_account, name="mfa_list_webauthn"),
    path("accounts/2fa/webauthn/add/", views.new_passkey, name="mfa_add_webauthn"),
    path("accounts/2fa/webauthn/login/", views.sign_in_with_passkey, name="mfa_login_webauthn"),
    path("accounts/2fa/webauthn/reauthenticate/", views.confirm_by_passkey, name="mfa_reauthenticate_webauthn"),
    path("accounts/2fa/webauthn/keys/<int:pk>/remove/", views.remove_passkey, name="mfa_remove_webauthn"),
    path("accounts/2fa/webauthn/keys/<int:pk>/edit/", views.rename_passkey, name="mfa_edit_webauthn"),
]
