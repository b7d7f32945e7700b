"""Whether something may happen now. Each refusal is a sentence for a person."""

from colonnade.apps.programme.policies.progress import check_progress_is_current
from colonnade.apps.programme.policies.rounds import (
    FOCUS_AT_MOST,
    check_agreement_is_current,
    check_answer_is_current,
    check_can_agree,
    check_can_answer,
    check_can_begin,
    check_can_choose_focus,
    check_can_close,
    check_can_compare,
    check_can_end_answers,
    check_can_key_in,
    check_can_open,
    check_can_see_spread,
    check_can_submit,
    check_can_take_back,
    check_move,
)

__all__ = [
    "FOCUS_AT_MOST",
    "check_agreement_is_current",
    "check_answer_is_current",
    "check_can_agree",
    "check_can_answer",
    "check_can_begin",
    "check_can_choose_focus",
    "check_can_close",
    "check_can_compare",
    "check_can_end_answers",
    "check_can_key_in",
    "check_can_open",
    "check_can_see_spread",
    "check_can_submit",
    "check_can_take_back",
    "check_move",
    "check_progress_is_current",
]
