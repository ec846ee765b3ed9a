"""The school's policy a second time: slow, plain, and written from the text before the fast one was read.

It is the oracle of `analysis.rules`: fractions and loops, nothing of ours imported. A term is either two counts
(attended, possible) or a register, a list of marks in the order in which they were made; `None` is no last term.
"""

from fractions import Fraction

PRESENT = ["/", "\\", "L", "K", "V", "P", "W", "B"]
AUTHORISED = ["C", "C1", "C2", "E", "I", "J1", "M", "R", "S", "T"]
UNAUTHORISED = ["G", "N", "O", "U"]
AGREED = ["C", "C1", "C2", "E", "J1", "M", "R", "S", "T"]
ORDER = ["red", "amber", "green"]


def rate(attended, possible):
    """Per cent as an exact fraction, or None when there was nothing to attend."""
    if possible == 0:
        return None
    return Fraction(attended, possible) * 100


def category(attended, possible, target="97", red_below="90"):
    """Green at the target or above, red under the red line, amber between; None without sessions."""
    exact = rate(attended, possible)
    if exact is None:
        return None
    if exact >= Fraction(target):
        return "green"
    if exact < Fraction(red_below):
        return "red"
    return "amber"


def persistent(absent, possible):
    """Ten per cent or more of possible sessions missed."""
    return possible > 0 and Fraction(absent, possible) >= Fraction(1, 10)


def severe(absent, possible):
    """Half or more of possible sessions missed."""
    return possible > 0 and Fraction(absent, possible) >= Fraction(1, 2)


def decision(before, now, left=False, target="97", red_below="90", smallest_improvement="0"):
    """The letter and the rule of the school's policy, read from the top of its table."""
    if left:
        return None, "leaver"
    if now is None or now[1] == 0:
        return None, "no_sessions"
    this = category(*now, target, red_below)
    last = None if before is None else category(*before, target, red_below)
    if last in (None, "green"):
        return {
            "green": (None, "green"),
            "amber": ("concern_amber", "first_amber"),
            "red": ("concern_red", "first_red"),
        }[this]
    if ORDER.index(this) > ORDER.index(last):
        return "thanks_improved_category", "improved_category"
    gain = rate(*now) - rate(*before)
    if this == last and gain > 0 and gain >= Fraction(smallest_improvement):
        return "thanks_still_concerned", "improved_same_category"
    return "meeting_invitation", "not_improved"


def movement(before, now, left=False, before_given=True, target="97", red_below="90"):
    """The movement column of decisions.csv, first match wins."""
    if left:
        return "leaver"
    if now is None or now[1] == 0 or not before_given:
        return "none"
    if before is None or before[1] == 0:
        return "joiner"
    steps = ORDER.index(category(*now, target, red_below)) - ORDER.index(category(*before, target, red_below))
    if steps > 0:
        return "improved_category"
    return "same_category" if steps == 0 else "declined_category"


def shown(attended, possible):
    """The percentage as printed: cut, never rounded, to one decimal."""
    tenths = rate(attended, possible) * 10
    whole = 0
    while whole + 1 <= tenths:
        whole += 1
    return f"{whole // 10}.{whole % 10}"


def counts(register):
    """Attended and possible of a register, mark by mark."""
    attended = possible = 0
    for mark in register:
        if mark in PRESENT:
            attended += 1
        if mark in PRESENT or mark in AUTHORISED or mark in UNAUTHORISED:
            possible += 1
    return attended, possible


def missing_marks_matter(before, now, missing, missing_before=0, **settings):
    """Would the letter differ if every missing mark (of both terms) were present, or every one absent?"""
    letter = decision(before, now, **settings)[0]
    for share in (0, 1):
        then = before and (before[0] + missing_before * share, before[1] + missing_before)
        this = (now[0] + missing * share, now[1] + missing)
        if decision(then, this, **settings)[0] != letter:
            return True
    return False


def agreed_absence(before, now, **settings):
    """`before` and `now` are registers (`before` may be None). True when agreed absence may explain the letter."""
    then = None if before is None else counts(before)
    last_matters = then is not None and category(*then, **_edges(settings)) in ("amber", "red")
    for register in [now, before] if last_matters else [now]:
        if "C2" in register or "E" in register:
            return True
        if category(*counts(register), **_edges(settings)) != category(*counts(_without(register)), **_edges(settings)):
            return True
    then_without = None if before is None else counts(_without(before) if last_matters else before)
    letter = decision(then, counts(now), **settings)[0]
    return letter != decision(then_without, counts(_without(now)), **settings)[0]


def one_illness(register, target="97", red_below="90"):
    """Not green, every absent session I or M, and nothing attended between the first and the last of them."""
    if category(*counts(register), target, red_below) in (None, "green"):
        return False
    places = []
    for place, mark in enumerate(register):
        if mark in AUTHORISED or mark in UNAUTHORISED:
            if mark not in ("I", "M"):
                return False
            places.append(place)
    between = register[places[0] : places[-1]]
    return not any(mark in PRESENT for mark in between)


def _without(register):
    return [mark for mark in register if mark not in AGREED]


def _edges(settings):
    return {key: value for key, value in settings.items() if key in ("target", "red_below")}
