"""Forms of rounds, answers, agreements, the focus, progress and what follows."""

from colonnade.apps.programme.forms.agreements import AgreementForm, CloseForm, FocusForm
from colonnade.apps.programme.forms.answers import AnswerForm, EvidenceForm, SheetForm
from colonnade.apps.programme.forms.continuity import (
    BeginHandoverForm,
    ContactForm,
    GivePromiseForm,
    HandOverForm,
    KeepPromiseForm,
    PromiseForm,
    ReleasePromiseForm,
)
from colonnade.apps.programme.forms.fixes import (
    FixForm,
)
from colonnade.apps.programme.forms.measures import (
    ChangeMeasureForm,
    MeasureForm,
    ReadingForm,
)
from colonnade.apps.programme.forms.practices import GivePlanForm, PieceForm, RecordForm, TakeUpForm, WithdrawRecordForm
from colonnade.apps.programme.forms.progress import ComparedDayForm, ProgressForm
from colonnade.apps.programme.forms.rounds import PressForm, RoundForm, SeatsForm
from colonnade.apps.programme.forms.sheets import (
    GiveOutForm,
    SettleForm,
    TakeInForm,
)
from colonnade.apps.programme.forms.stories import StoryForm
from colonnade.apps.programme.forms.support import SupportRouteForm
from colonnade.apps.programme.forms.work import (
    ActionForm,
    ChangeActionForm,
    CheckForm,
    FilterActionsForm,
    GiveForm,
    MoveForm,
    ServesForm,
    element_choices,
    serve_choices,
)

__all__ = [
    "ActionForm",
    "AgreementForm",
    "AnswerForm",
    "BeginHandoverForm",
    "ChangeActionForm",
    "ChangeMeasureForm",
    "CheckForm",
    "CloseForm",
    "ComparedDayForm",
    "ContactForm",
    "EvidenceForm",
    "FilterActionsForm",
    "FixForm",
    "FocusForm",
    "GiveForm",
    "GiveOutForm",
    "GivePlanForm",
    "GivePromiseForm",
    "HandOverForm",
    "KeepPromiseForm",
    "MeasureForm",
    "MoveForm",
    "PieceForm",
    "PressForm",
    "ProgressForm",
    "PromiseForm",
    "ReadingForm",
    "RecordForm",
    "ReleasePromiseForm",
    "RoundForm",
    "SeatsForm",
    "ServesForm",
    "SettleForm",
    "SheetForm",
    "StoryForm",
    "SupportRouteForm",
    "TakeInForm",
    "TakeUpForm",
    "WithdrawRecordForm",
    "element_choices",
    "serve_choices",
]
