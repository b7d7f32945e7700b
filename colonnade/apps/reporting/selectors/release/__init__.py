"""What a bundle for a request for information holds: which records, without the people in them."""

from colonnade.apps.reporting.selectors.release.extracts import EXTRACTS, Extract
from colonnade.apps.reporting.selectors.release.names import Known, known_people
from colonnade.apps.reporting.selectors.release.reading import Sheet, released_reports, sheets
from colonnade.apps.reporting.selectors.release.redacting import Redacted, Redactor
from colonnade.apps.reporting.selectors.release.withheld import PARTS, WITHHELD, Reason

__all__ = [
    "EXTRACTS",
    "PARTS",
    "WITHHELD",
    "Extract",
    "Known",
    "Reason",
    "Redacted",
    "Redactor",
    "Sheet",
    "known_people",
    "released_reports",
    "sheets",
]
