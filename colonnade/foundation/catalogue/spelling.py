"""Other ways to spell a word that somebody types: American for British and the other way round.

Stemming takes care of plurals and endings; it does not know that "organization" and "organisation" are one word.
"""

import re

__all__ = ["spellings"]

# Unfinished endings too: the last word of a query is often only begun.
ENDING = r"(|e|es|ed|er|ers|i|in|ing|a|at|ati|atio|ation|ations|ational)$"
RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"iz" + ENDING, r"is\1"),
        (r"is" + ENDING, r"iz\1"),
        (r"yz(e|es|ed|ing|er|ers)$", r"ys\1"),
        (r"ys(e|es|ed|ing|er|ers)$", r"yz\1"),
        (r"([bdgilmnpv])or(s|ed|ing|al|able|ful|hood|hoods)?$", r"\1our\2"),
        (r"([bdgilmnpv])our(s|ed|ing|al|able|ful|hood|hoods)?$", r"\1or\2"),
        (r"ter(s|ed)?$", r"tre\1"),
        (r"tre(s)?$", r"ter\1"),
        (r"([aeiou])l(ed|ing|or|ors|er|ers)$", r"\1ll\2"),
        (r"([aeiou])ll(ed|ing|or|ors|er|ers)$", r"\1l\2"),
        (r"ense(s)?$", r"ence\1"),
        (r"ence(s)?$", r"ense\1"),
        (r"program(s)?$", r"programme\1"),
        (r"programme(s)?$", r"program\1"),
        (r"^(p|gyn|h|an)e(diatric|colog|mat|mia)", r"\1ae\2"),
        (r"^(p|gyn|h|an)ae(diatric|colog|mat|mia)", r"\1e\2"),
    )
)


def spellings(word: str) -> tuple[str, ...]:
    """The word, in small letters, as typed and then in every other spelling that the rules give.

    A rule may make a word that nobody writes ("doctour"); it finds nothing and so does no harm.
    """
    others = (pattern.sub(replacement, word) for pattern, replacement in RULES)
    return tuple(dict.fromkeys((word, *others)))
