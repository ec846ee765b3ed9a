"""Schools of three terms drawn by chance, in which letters change nothing, or as much as a test says.

Each pupil has a level of their own. Spells of absence begin at that level and last four sessions on average, so that
sessions are not independent; a winter term has more of them. Letters follow from the policy and two terms, as in life.
"""

import numpy as np

from analysis.meeting.after import Followed
from analysis.rules.decision import Letter, propose_letter
from analysis.rules.facts import TermFacts
from analysis.rules.policy import Policy

ASK_FOR_BETTER = (Letter.CONCERN_AMBER, Letter.CONCERN_RED, Letter.MEETING_INVITATION)
LENGTHS, SEASONS = (140, 110, 132), (1.0, 1.3, 0.9)


def school_of(seed: int, *, left_of_absence: float = 1.0, pupils: int = 420) -> list[Followed]:
    """Draw a school; letters that ask for better attendance leave this share of the absence of the term after."""
    rng, policy = np.random.default_rng(seed), Policy()
    own = rng.beta(1.2, 18, pupils)
    first, last = (_term(rng, own * SEASONS[term], LENGTHS[term]) for term in (0, 1))
    letters = [propose_letter(*terms, policy).letter for terms in zip(first, last, strict=True)]
    effect = np.array([left_of_absence if letter in ASK_FOR_BETTER else 1.0 for letter in letters])
    now = _term(rng, own * SEASONS[2] * effect, LENGTHS[2])
    return [Followed(*one) for one in zip(first, last, now, letters, strict=True)]


def _term(rng: np.random.Generator, level: np.ndarray, possible: int) -> list[TermFacts]:
    spells = rng.poisson(level * possible / 4)
    missed = spells + rng.negative_binomial(np.maximum(spells, 1), 0.25) * (spells > 0)
    return [TermFacts(attended=max(0, possible - int(count)), possible=possible) for count in missed]
