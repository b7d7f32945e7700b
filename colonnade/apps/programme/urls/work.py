"""Addresses of actions, their checks and measures, and of informal fixes."""

from django.urls import path

from colonnade.apps.programme.views import fixes, measures, work

ACTION = "o/<slug:code>/actions/<int:number>/"
MEASURE = "o/<slug:code>/measures/<int:pk>/"

urlpatterns = [
    path("o/<slug:code>/actions/", work.actions_list, name="actions"),
    path("o/<slug:code>/actions/plan/", work.plan_action, name="plan-action"),
    path(ACTION, work.action_page, name="action"),
    path(ACTION + "change/", work.change_action, name="change-action"),
    path(ACTION + "give/", work.give_action, name="give-action"),
    path(ACTION + "move/", work.move_action, name="move-action"),
    path(ACTION + "check/", work.check_action, name="check-action"),
    path(ACTION + "serves/", work.add_served, name="add-served"),
    path(ACTION + "serves/<int:pk>/remove/", work.remove_served, name="remove-served"),
    path(ACTION + "measures/add/", measures.add_measure, name="add-measure"),
    path("o/<slug:code>/plans/<int:pk>/measures/add/", measures.add_plan_measure, name="add-plan-measure"),
    path(MEASURE, measures.measure, name="measure"),
    path(MEASURE + "readings/add/", measures.add_reading, name="add-reading"),
    path(MEASURE + "change/", measures.change_measure, name="change-measure"),
    path(MEASURE + "end/", measures.end_measure, name="end-measure"),
    path("o/<slug:code>/readings/<int:pk>/take-back/", measures.take_back_reading, name="take-back-reading"),
    path("o/<slug:code>/fixes/", fixes.fixes, name="fixes"),
    path("o/<slug:code>/fixes/note/", fixes.note_fix, name="note-fix"),
]
