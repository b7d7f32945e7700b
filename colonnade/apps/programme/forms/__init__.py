"""Forms of rounds, answers, agreements and the focus."""

from colonnade.apps.programme.forms.agreements import AgreementForm, CloseForm, FocusForm
from colonnade.apps.programme.forms.answers import AnswerForm, EvidenceForm, SheetForm
from colonnade.apps.programme.forms.rounds import PressForm, RoundForm, SeatsForm

__all__ = [
    "AgreementForm",
    "AnswerForm",
    "CloseForm",
    "EvidenceForm",
    "FocusForm",
    "PressForm",
    "RoundForm",
    "SeatsForm",
    "SheetForm",
]
