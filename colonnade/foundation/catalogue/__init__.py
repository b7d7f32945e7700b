"""The catalogue: frameworks in their versions, glossary, resources and reading paths, read from validated YAML.

`current()` gives the catalogue of a running process, `load(root)` reads one from a folder, `check(root)` says what is
wrong with its files, and `search(...)` finds things in it.
"""

from colonnade.foundation.catalogue.as_json import awareness_json, framework_json, practice_json, text_json
from colonnade.foundation.catalogue.awareness import AwarenessDate, YearlyRule
from colonnade.foundation.catalogue.catalogue import Catalogue, Mapping
from colonnade.foundation.catalogue.framework import Challenge, Element, Framework, Pillar
from colonnade.foundation.catalogue.library import ReadingPath, Resource, Step, Term
from colonnade.foundation.catalogue.loader import check, load
from colonnade.foundation.catalogue.location import find
from colonnade.foundation.catalogue.practice import Practice, PracticeField, PracticeMeasure
from colonnade.foundation.catalogue.problems import CatalogueError, NotInCatalogueError, Problem
from colonnade.foundation.catalogue.reading import minutes, word_count, words_of_part, words_of_path
from colonnade.foundation.catalogue.running import RunningCatalogue, current, current_problems
from colonnade.foundation.catalogue.search import Fragment, Hit, SearchIndex, search
from colonnade.foundation.catalogue.texts import Source, Text

__all__ = [
    "AwarenessDate",
    "Catalogue",
    "CatalogueError",
    "Challenge",
    "Element",
    "Fragment",
    "Framework",
    "Hit",
    "Mapping",
    "NotInCatalogueError",
    "Pillar",
    "Practice",
    "PracticeField",
    "PracticeMeasure",
    "Problem",
    "ReadingPath",
    "Resource",
    "RunningCatalogue",
    "SearchIndex",
    "Source",
    "Step",
    "Term",
    "Text",
    "YearlyRule",
    "awareness_json",
    "check",
    "current",
    "current_problems",
    "find",
    "framework_json",
    "load",
    "minutes",
    "practice_json",
    "search",
    "text_json",
    "word_count",
    "words_of_part",
    "words_of_path",
]
