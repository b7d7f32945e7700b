"""Addresses of rounds, and of where the organisation stands."""

from django.urls import path

from colonnade.apps.programme.views import agreeing, answering, rounds, standing

ROUND = "o/<slug:code>/rounds/<int:number>/"

urlpatterns = [
    path("o/<slug:code>/", standing.home, name="home"),
    path("o/<slug:code>/to-mend/", standing.contradictions, name="contradictions"),
    path("o/<slug:code>/focus/", standing.focus, name="focus"),
    path("o/<slug:code>/focus/<int:pk>/end/", standing.end_focus, name="end-focus"),
    path("o/<slug:code>/rounds/", rounds.rounds, name="rounds"),
    path("o/<slug:code>/rounds/open/", rounds.open_round, name="open-round"),
    path("o/<slug:code>/rounds/compare/", standing.compare, name="compare"),
    path(ROUND, rounds.round_page, name="round"),
    path(ROUND + "seats/", rounds.seats, name="seats"),
    path(ROUND + "end-answers/", rounds.end_answers, name="end-answers"),
    path(ROUND + "answers/", answering.answers, name="answers"),
    path(ROUND + "answers/<str:element>/", answering.answer, name="answer"),
    path(ROUND + "answers/<str:element>/evidence/", answering.answer_evidence, name="answer-evidence"),
    path(ROUND + "hand-in/", answering.hand_in, name="hand-in"),
    path(ROUND + "take-back/", answering.take_back, name="take-back"),
    path(ROUND + "sheet/", answering.sheet, name="sheet"),
    path(ROUND + "key-in/", answering.key_in, name="key-in"),
    path(ROUND + "spread/", agreeing.spread, name="spread"),
    path(ROUND + "spread/<str:element>/", agreeing.spread_element, name="spread-element"),
    path(ROUND + "agree/", agreeing.agree_list, name="agree-list"),
    path(ROUND + "agree/<str:element>/", agreeing.agree, name="agree"),
    path(ROUND + "close/", agreeing.close, name="close-round"),
]
