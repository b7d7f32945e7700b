"""Addresses of the programme."""

from colonnade.apps.programme.urls import continuity, guidance, practices, progress, rounds, sheets, support, work

urlpatterns = [
    *guidance.urlpatterns,
    *rounds.urlpatterns,
    *progress.urlpatterns,
    *work.urlpatterns,
    *practices.urlpatterns,
    *continuity.urlpatterns,
    *support.urlpatterns,
    *sheets.urlpatterns,
]
