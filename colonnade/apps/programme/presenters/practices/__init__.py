"""What the pages of practices show: the list, one practice, plans, records, the calendar and stories."""

from colonnade.apps.programme.presenters.practices.every import practices_page
from colonnade.apps.programme.presenters.practices.one import practice_page
from colonnade.apps.programme.presenters.practices.plans import PlanForm, plan_form_page, plan_page, plan_words
from colonnade.apps.programme.presenters.practices.records import RecordForm, beside_rows, record_form_page, record_page

__all__ = [
    "PlanForm",
    "RecordForm",
    "beside_rows",
    "plan_form_page",
    "plan_page",
    "plan_words",
    "practice_page",
    "practices_page",
    "record_form_page",
    "record_page",
]
