"""The spread: from true counts to what may be shown, so that a small voice is never given away.

The promise
    A voice of 1 to 4 raters is not shown apart, and nothing about its answers follows from what is shown: not by taking
    the shown voices from the whole, not from another element, not from an earlier round.

Why it holds
    `spread` decides once for the round which voices are shown (a contribution answers every element, so a voice has the
    same number of raters on all of them). It then keeps the histograms of the shown voices and, of each other voice,
    one word: too few, or nobody. The publication is that and nothing else; the whole, the rankings and the leads are
    computed from it. So two worlds that differ only in what hidden voices answered, and in whether they were 1, 2, 3 or
    4, give publications that are equal, field by field. What is equal in all those worlds cannot tell them apart
    (non-interference).

    The whole: with a hidden voice it has no counts. It has a verdict only where every possible answer of every hidden
    voice gives the same one, worked out from the shown counts and the public bound (`certain_verdict`).

    Earlier rounds: an earlier publication was made from the answers of its own round, this one from those of this
    round's shown voices. Neither changes with what a hidden voice of this round answered, so neither does the two taken
    together, or any number of them. The same holds for a voice that was hidden in the earlier round and is shown now.

Nobody and too few are told apart
    Where a voice was invited and nobody answered, the page says so. That gives away that nobody took part; there is no
    answer to protect, and it lets the whole keep its counts. “Too few” in turn tells that somebody took part, not how
    many. Merging the two would hide participation, not answers, and would cost the counts of the whole in most rounds.

What this does not protect, and what the caller has to do
    - Newcomers inside a shown voice. Five people in one round and six in the next: whoever supposes that the five said
      the same again finds the sixth by subtracting two histograms that are both shown. The rule protects voices, and a
      newcomer is not one. `compare` therefore gives words and no numbers. Publish a round once, when it has closed: a
      page that follows the answers as they come in shows every one of them.
    - A voice of 5 to those inside it: each knows one answer and reads the other four. And a shown voice that all says
      the same shows what each of them said. Both are the threshold's choice; ask for a higher `smallest_shown` where it
      matters.
    - What people said in another round, when their voice was large enough, is known. A reader can suppose that they had
      said the same when they were too few. Nothing of that round confirms or denies it.
    - Groups that overlap. The same answers published twice under two divisions (the voices of an organisation and those
      of each of its sites) can be subtracted from each other. Publish one division of a round.
    - Numbers from elsewhere. While a voice is hidden, do not print how many took part in all, nor notes under its name.
"""

from collections.abc import Mapping

from colonnade.core.ratings.histogram import Histogram
from colonnade.core.ratings.publication import SMALLEST_SHOWN, ElementSpread, Publication, Showing, VoiceView
from colonnade.core.ratings.rating import Voice, voice_order

__all__ = ["spread"]


def spread(
    round_counts: Mapping[str, Mapping[Voice, Histogram]], *, smallest_shown: int = SMALLEST_SHOWN
) -> Publication:
    """What may be shown of one round.

    `round_counts` gives, for each element of the framework in its order, the true counts of every invited voice; a
    voice that was invited and did not answer has an empty histogram. `smallest_shown` is the fewest raters of a voice
    that is shown apart. Raises ValueError where the elements do not have the same voices, where a voice has not the
    same number of raters on every element, and for a `smallest_shown` below `SMALLEST_SHOWN`. The messages hold no
    counts.
    """
    _check_one_round(round_counts)
    return Publication(
        tuple(
            ElementSpread(
                element,
                tuple(_view(voice, counts[voice], smallest_shown) for voice in sorted(counts, key=voice_order)),
                smallest_shown,
            )
            for element, counts in round_counts.items()
        )
    )


def _view(voice: Voice, counts: Histogram, smallest_shown: int) -> VoiceView:
    """The only place where true counts become shown ones."""
    if not counts.people:
        return VoiceView(voice, Showing.NOBODY)
    if counts.people < smallest_shown:
        return VoiceView(voice, Showing.TOO_FEW)
    return VoiceView(voice, Showing.SHOWN, counts)


def _check_one_round(round_counts: Mapping[str, Mapping[Voice, Histogram]]) -> None:
    """Refuse elements whose voices or numbers of raters differ: a difference could be read off as a person's answer."""
    first: Mapping[Voice, Histogram] = next(iter(round_counts.values()), {})
    for element, counts in round_counts.items():
        if counts.keys() != first.keys():
            raise ValueError(f"Element {element} has not the same voices as the rest of the round.")
        for voice, histogram in counts.items():
            if histogram.people != first[voice].people:
                raise ValueError(
                    f"On element {element} the voice {voice} has not the same number of raters as on the others. "
                    "A contribution answers every element; count “do not know” where it says nothing."
                )
