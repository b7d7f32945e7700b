"""What the pages of the framework to read show: the frameworks, glossary, resources, reading paths and search."""

from colonnade.apps.programme.presenters.guidance.elements import element_page, pillar_page
from colonnade.apps.programme.presenters.guidance.finding import search_page
from colonnade.apps.programme.presenters.guidance.frameworks import (
    challenges_page,
    facts_page,
    framework_page,
    overview_page,
    tips_page,
)
from colonnade.apps.programme.presenters.guidance.library import glossary_page, resources_page
from colonnade.apps.programme.presenters.guidance.practices import practices_page
from colonnade.apps.programme.presenters.guidance.reading import path_page, reading_page
from colonnade.apps.programme.presenters.guidance.texts import PageTexts, Passage, Passages

__all__ = [
    "PageTexts",
    "Passage",
    "Passages",
    "challenges_page",
    "element_page",
    "facts_page",
    "framework_page",
    "glossary_page",
    "overview_page",
    "path_page",
    "pillar_page",
    "practices_page",
    "reading_page",
    "resources_page",
    "search_page",
    "tips_page",
]
