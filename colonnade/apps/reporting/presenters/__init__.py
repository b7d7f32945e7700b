"""What reports say and what their pages show."""

from colonnade.apps.reporting.presenters.board import board_document, issued_document
from colonnade.apps.reporting.presenters.files import FORMATS, Format, report_file

__all__ = ["FORMATS", "Format", "board_document", "issued_document", "report_file"]
