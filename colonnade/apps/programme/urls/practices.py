"""Addresses of practices, their plans and records, of the calendar and of stories."""

from django.urls import path

from colonnade.apps.programme.views import calendar, practice_records, practices, stories

PRACTICE = "o/<slug:code>/practices/<slug:practice>/"
PLAN = "o/<slug:code>/plans/<int:pk>/"
RECORD = PRACTICE + "records/<int:number>/"

urlpatterns = [
    path("o/<slug:code>/practices/", practices.practices, name="practices"),
    path(PRACTICE, practices.practice, name="practice"),
    path(PRACTICE + "take-up/", practices.take_up, name="take-up"),
    path(PRACTICE + "record/", practice_records.record_practice, name="record-practice"),
    path(RECORD, practice_records.practice_record, name="practice-record"),
    path(RECORD + "change/", practice_records.change_record, name="change-record"),
    path(RECORD + "withdraw/", practice_records.withdraw_record, name="withdraw-record"),
    path(RECORD + "evidence/", practice_records.put_evidence, name="put-evidence"),
    path(RECORD + "evidence/<int:pk>/away/", practice_records.take_evidence, name="take-evidence"),
    path(PLAN, practices.plan, name="plan"),
    path(PLAN + "record/", practice_records.record_plan, name="record-plan"),
    path(PLAN + "give/", practices.give_plan, name="give-plan"),
    path(PLAN + "pause/", practices.pause_plan, name="pause-plan"),
    path(PLAN + "resume/", practices.resume_plan, name="resume-plan"),
    path(PLAN + "end/", practices.end_plan, name="end-plan"),
    path("o/<slug:code>/calendar/", calendar.calendar, name="calendar"),
    path("o/<slug:code>/calendar/<slug:day>/", calendar.awareness_day, name="awareness-day"),
    path("o/<slug:code>/stories/", stories.stories, name="stories"),
    path("o/<slug:code>/stories/tell/", stories.tell_story, name="tell-story"),
    path("o/<slug:code>/stories/<int:pk>/take-back/", stories.take_back_story, name="take-back-story"),
]
