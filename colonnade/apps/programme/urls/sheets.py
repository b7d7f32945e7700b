"""Addresses of checklists as spreadsheets."""

from django.urls import path

from colonnade.apps.programme.views import sheets

SHEETS = "o/<slug:code>/sheets/"

urlpatterns = [
    path(SHEETS, sheets.sheets, name="sheets"),
    path(SHEETS + "give-out/", sheets.give_out, name="give-out-sheet"),
    path(SHEETS + "take-in/", sheets.take_in, name="take-in-sheet"),
    path(SHEETS + "<int:pk>/", sheets.sheet_import, name="sheet-import"),
    path(SHEETS + "<int:pk>/undo/", sheets.undo, name="undo-sheet"),
    path(SHEETS + "<int:pk>/settle/<int:cell>/", sheets.settle, name="settle-cell"),
]
