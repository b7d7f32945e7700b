"""A safe page in words: why a number is not shown, and what the signs mean."""

from colonnade.core.disclosure.wording.labels import Labels, Phrase
from colonnade.core.disclosure.wording.note import page_note
from colonnade.core.disclosure.wording.sentences import Sentence, sentence_for, sentences

__all__ = ["Labels", "Phrase", "Sentence", "page_note", "sentence_for", "sentences"]
