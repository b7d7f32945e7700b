"""Forms of rounds, answers, agreements, the focus, progress and what follows."""

from colonnade.apps.programme.forms.agreements import AgreementForm, CloseForm, FocusForm
from colonnade.apps.programme.forms.answers import AnswerForm, EvidenceForm, SheetForm
from colonnade.apps.programme.forms.progress import ComparedDayForm, ProgressForm
from colonnade.apps.programme.forms.rounds import PressForm, RoundForm, SeatsForm

__all__ = [
    "AgreementForm",
    "AnswerForm",
    "CloseForm",
    "ComparedDayForm",
    "EvidenceForm",
    "FocusForm",
    "PressForm",
    "ProgressForm",
    "RoundForm",
    "SeatsForm",
    "SheetForm",
]
