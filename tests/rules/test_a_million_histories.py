"""Random two-term histories: the decision and the movement are those of the plain policy every time.

The plain policy (plain_policy.py) was written from the school's text alone, in fractions, and shares no code. Fifty
thousand histories are drawn in each run; `HISTORIES=1000000 python3 run.py test` draws a million.
"""

import os
import random

from analysis.rules.decision import movement_of, propose_letter
from analysis.rules.facts import TermFacts
from tests.rules import plain_policy
from tests.rules.cases import TARGETS, policy_with

HISTORIES = int(os.environ.get("HISTORIES", "50000"))
LINES = [
    (*lines, smallest) for lines in [*TARGETS, ("97", "90"), ("97", "90")] for smallest in ("0", "0.1", "0.5", "3")
]
POLICIES = [(lines, policy_with(*lines)) for lines in LINES]


def counts(draw, like):
    """Attended and possible: anything, often within a session of an edge or of last term's rate, seldom none."""
    possible = draw.choice((0, 1, 3, draw.randint(1, 40), draw.randint(100, 160), draw.randint(100, 400)))
    shares = [0.97, 0.9, 0.975, 0.923, 0.96, draw.random(), 1 - draw.random() / 10]
    if like and like[1]:
        shares += [like[0] / like[1]] * 4
    attended = round(draw.choice(shares) * possible) + draw.choice((-1, 0, 0, 1))
    return min(possible, max(0, attended)), possible


def test_the_decision_is_the_plain_policys_every_time():
    draw, seen = random.Random(2026), set()
    for _ in range(HISTORIES):
        lines, policy = draw.choice(POLICIES)
        before = None if draw.random() < 0.1 else counts(draw, None)
        now = None if draw.random() < 0.02 else counts(draw, before)
        left = now is None or draw.random() < 0.03
        last = before and TermFacts(attended=before[0], possible=before[1])
        this = now and TermFacts(attended=now[0], possible=now[1], left=left)
        proposal = propose_letter(last, this, policy)
        moved = movement_of(last, this, policy, has_last_term=True)
        history = (before, now, left, lines)
        assert (proposal.letter, proposal.rule) == plain_policy.decision(before, now, left, *lines), history
        assert moved == plain_policy.movement(before, now, left, True, *lines[:2]), history
        seen.add((proposal.letter, proposal.rule, moved))
    # Every rule of the table and every movement came up, or the histories would prove little.
    assert len({rule for _, rule, _ in seen}) == 8
    assert len({moved for *_, moved in seen}) == 6
