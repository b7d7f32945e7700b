"""Writes to rounds, answers, agreements, the focus, progress and what follows."""

from colonnade.apps.programme.actions.agreements import close_round, record_agreement
from colonnade.apps.programme.actions.answers import (
    Keyed,
    add_answer_evidence,
    begin_contribution,
    key_in_sheet,
    save_answer,
    submit,
    take_back,
)
from colonnade.apps.programme.actions.continuity import (
    add_contact,
    add_promise,
    change_contact,
    confirm_contact,
    end_contact,
    give_contact,
    give_promise,
    keep_promise,
    release_promise,
)
from colonnade.apps.programme.actions.fixes import (
    note_fix,
)
from colonnade.apps.programme.actions.focus import choose_focus, end_focus
from colonnade.apps.programme.actions.forgetting import forget_contributors
from colonnade.apps.programme.actions.handovers import (
    begin_handover,
    end_handover,
    hand_over_things,
    make_pack,
    write_of_silences,
)
from colonnade.apps.programme.actions.measures import (
    add_measure,
    add_reading,
    change_measure,
    end_measure,
    take_back_reading,
)
from colonnade.apps.programme.actions.practice_records import (
    attach_evidence,
    change_record,
    detach_evidence,
    known_in,
    record_practice,
    withdraw_record,
)
from colonnade.apps.programme.actions.practices import give_plan, move_plan, take_up
from colonnade.apps.programme.actions.progress import record_progress
from colonnade.apps.programme.actions.reminders import (
    remind_owners,
)
from colonnade.apps.programme.actions.rounds import end_answers, give_seat, give_seats, open_round
from colonnade.apps.programme.actions.sheet_conflicts import (
    forget_sheets,
    settle_cell,
    undo_sheet,
)
from colonnade.apps.programme.actions.sheets import (
    GivenOut,
    TakenIn,
    give_out_sheet,
    take_in_sheet,
)
from colonnade.apps.programme.actions.stories import forget_leavers_stories, show_story, take_back_story
from colonnade.apps.programme.actions.succession import (
    Carried,
    succeed,
)
from colonnade.apps.programme.actions.support import (
    add_support_route,
    change_support_route,
    confirm_support_route,
    end_support_link,
    end_support_route,
    renew_support_link,
)
from colonnade.apps.programme.actions.work import (
    add_action,
    add_all_served,
    add_served,
    change_action,
    give_action,
    move_action,
    record_check,
    remove_served,
)

__all__ = [
    "Carried",
    "GivenOut",
    "Keyed",
    "TakenIn",
    "add_action",
    "add_all_served",
    "add_answer_evidence",
    "add_contact",
    "add_measure",
    "add_promise",
    "add_reading",
    "add_served",
    "add_support_route",
    "attach_evidence",
    "begin_contribution",
    "begin_handover",
    "change_action",
    "change_contact",
    "change_measure",
    "change_record",
    "change_support_route",
    "choose_focus",
    "close_round",
    "confirm_contact",
    "confirm_support_route",
    "detach_evidence",
    "end_answers",
    "end_contact",
    "end_focus",
    "end_handover",
    "end_measure",
    "end_support_link",
    "end_support_route",
    "forget_contributors",
    "forget_leavers_stories",
    "forget_sheets",
    "give_action",
    "give_contact",
    "give_out_sheet",
    "give_plan",
    "give_promise",
    "give_seat",
    "give_seats",
    "hand_over_things",
    "keep_promise",
    "key_in_sheet",
    "known_in",
    "make_pack",
    "move_action",
    "move_plan",
    "note_fix",
    "open_round",
    "record_agreement",
    "record_check",
    "record_practice",
    "record_progress",
    "release_promise",
    "remind_owners",
    "remove_served",
    "renew_support_link",
    "save_answer",
    "settle_cell",
    "show_story",
    "submit",
    "succeed",
    "take_back",
    "take_back_reading",
    "take_back_story",
    "take_in_sheet",
    "take_up",
    "undo_sheet",
    "withdraw_record",
    "write_of_silences",
]
