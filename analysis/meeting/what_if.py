"""What a change of the policy would do to the proposals of this meeting, before anybody saves it."""

from analysis.rules.decision import Letter, propose_letter
from analysis.rules.policy import Policy
from analysis.rules.wording import plural
from analysis.termly import TermlyAnalysis


def letters_under(analysis: TermlyAnalysis, policy: Policy) -> list[Letter | None]:
    """Give each pupil's proposal under another policy, in the order of the decisions; terms are as they are."""
    return [propose_letter(one.before, one.now, policy).letter for one in analysis.decisions]


def difference_in_words(analysis: TermlyAnalysis, policy: Policy) -> str:
    """Say what would change: "21 fewer letters (98, not 119), and 4 pupils get another letter"."""
    old, new = letters_under(analysis, analysis.policy), letters_under(analysis, policy)
    before, after = (sum(one is not None for one in letters) for letters in (old, new))
    more = "more" if after > before else "fewer"
    amount = plural(abs(after - before), f"{more} letter") if after != before else "as many letters"
    other = sum(None not in (was, is_) and was is not is_ for was, is_ in zip(old, new, strict=True))
    also = f", and {plural(other, 'pupil')} with another letter" if other else ""
    return f"{amount} ({after}, now {before}){also}"
