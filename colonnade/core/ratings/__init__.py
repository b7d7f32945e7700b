"""Ratings of the elements of a framework: counted, compared, shown safely and held against evidence.

The way through: `Histogram` counts what the people of a voice said. `spread` turns the histograms of a round into a
`Publication`, which holds only what may be shown. `compare` sets two publications side by side in words. `standing`
holds an agreed rating against live evidence, and `contradictions` lists where agreement, voices and evidence do not
fit.
"""

from colonnade.core.ratings.apart import Apart, Pair, how_far_apart
from colonnade.core.ratings.between_rounds import Change, NotCompared, compare
from colonnade.core.ratings.contradiction import (
    AgainstVoices,
    Contradiction,
    EvidenceContradiction,
    Kind,
    against_voices,
    contradictions,
)
from colonnade.core.ratings.histogram import Histogram
from colonnade.core.ratings.measures import dispersion, distance, lead
from colonnade.core.ratings.publication import SMALLEST_SHOWN, ElementSpread, Lead, Publication, Showing, VoiceView
from colonnade.core.ratings.rating import (
    LEADERSHIP,
    ORDER,
    PARTNERS,
    SERVICE_USERS,
    STAFF_NETWORK,
    TEAMS,
    VOICES,
    Rating,
    Voice,
    voice_order,
)
from colonnade.core.ratings.shares import Shares, pool
from colonnade.core.ratings.spreading import spread
from colonnade.core.ratings.standings import (
    EvidenceDates,
    Liveness,
    Moves,
    Standing,
    StandingCount,
    count_standings,
    liveness,
    moves,
    standing,
)
from colonnade.core.ratings.verdicts import Direction, Verdict, direction, verdict
from colonnade.core.ratings.whole import CANNOT_BE_SAID, NOBODY_ANSWERED, Whole, certain_verdict

__all__ = [
    "CANNOT_BE_SAID",
    "LEADERSHIP",
    "NOBODY_ANSWERED",
    "ORDER",
    "PARTNERS",
    "SERVICE_USERS",
    "SMALLEST_SHOWN",
    "STAFF_NETWORK",
    "TEAMS",
    "VOICES",
    "AgainstVoices",
    "Apart",
    "Change",
    "Contradiction",
    "Direction",
    "ElementSpread",
    "EvidenceContradiction",
    "EvidenceDates",
    "Histogram",
    "Kind",
    "Lead",
    "Liveness",
    "Moves",
    "NotCompared",
    "Pair",
    "Publication",
    "Rating",
    "Shares",
    "Showing",
    "Standing",
    "StandingCount",
    "Verdict",
    "Voice",
    "VoiceView",
    "Whole",
    "against_voices",
    "certain_verdict",
    "compare",
    "contradictions",
    "count_standings",
    "direction",
    "dispersion",
    "distance",
    "how_far_apart",
    "lead",
    "liveness",
    "moves",
    "pool",
    "spread",
    "standing",
    "verdict",
    "voice_order",
]
