"""Addresses of the framework to read."""

from django.urls import path

from colonnade.apps.programme.views import guidance

urlpatterns = [
    path("framework/", guidance.guidance, name="guidance"),
    path("framework/<slug:framework>/", guidance.framework, name="framework"),
    path("framework/<slug:framework>/facts/", guidance.facts, name="framework-facts"),
    path("framework/<slug:framework>/challenges/", guidance.challenges, name="framework-challenges"),
    path("framework/<slug:framework>/tips/", guidance.tips, name="framework-tips"),
    path("framework/<slug:framework>/pillars/<str:pillar>/", guidance.pillar, name="pillar"),
    path("framework/<slug:framework>/elements/<str:element>/", guidance.element, name="element"),
    path("glossary/", guidance.glossary, name="glossary"),
    path("resources/", guidance.resources, name="resources"),
    path("practices/", guidance.practices, name="practice-library"),
    path("reading/", guidance.reading, name="reading"),
    path("reading/<slug:path>/", guidance.reading_path, name="reading-path"),
    path("search/", guidance.search, name="search"),
]
