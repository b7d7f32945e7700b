"""Addresses of reports, decisions and the bundle for freedom of information."""

from django.urls import path

from colonnade.apps.reporting import views

REPORT = "o/<slug:code>/report/"
DECISIONS = "o/<slug:code>/decisions/"
RELEASE = "o/<slug:code>/release/"

urlpatterns = [
    path(REPORT, views.board_report, name="board-report"),
    path(REPORT + "issue/", views.issue, name="issue-report"),
    path(REPORT + "file/<str:ending>/", views.board_report_file, name="board-report-file"),
    path(REPORT + "<int:number>/", views.issued, name="issued-report"),
    path(REPORT + "<int:number>/file/<str:ending>/", views.issued_file, name="issued-report-file"),
    path(DECISIONS, views.decisions, name="decisions"),
    path(DECISIONS + "ask/", views.ask, name="ask-decision"),
    path(DECISIONS + "<int:number>/answer/", views.answer, name="answer-decision"),
    path(DECISIONS + "<int:number>/take-back/", views.take_back, name="take-back-decision"),
    path(RELEASE, views.release, name="release"),
    path(RELEASE + "bundle/", views.release_bundle, name="release-bundle"),
]
