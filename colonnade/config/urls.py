"""Every address of the site."""

from django.urls import include, path

handler404 = "colonnade.config.faults.not_found"
handler500 = "colonnade.config.faults.server_error"

urlpatterns = [
    path("", include("colonnade.apps.accounts.urls")),
    path("", include("colonnade.apps.organisations.urls")),
    path("", include("colonnade.apps.evidence.urls")),
    path("", include("colonnade.apps.programme.urls")),
    path("", include("colonnade.apps.reporting.urls")),
]
