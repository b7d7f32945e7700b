"""Addresses of organisations, people and teams."""

from django.urls import path

from colonnade.apps.organisations import views

urlpatterns = [
    path("", views.start, name="start"),
    path("invitations/<slug:code>/<str:secret>/", views.invitation, name="invitation"),
    path("o/<slug:code>/people/", views.people, name="people"),
    path("o/<slug:code>/people/invite/", views.invite, name="invite"),
    path("o/<slug:code>/people/<int:pk>/", views.membership, name="membership"),
    path("o/<slug:code>/teams/", views.teams, name="teams"),
    path("o/<slug:code>/teams/add/", views.add_team, name="add-team"),
    path("o/<slug:code>/teams/<int:pk>/", views.team, name="team"),
    path("o/<slug:code>/teams/<int:pk>/end/", views.end_team, name="end-team"),
]
