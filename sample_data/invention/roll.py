"""The roll: families and children from a seeded generator."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from .names import COMMUNITIES, STREETS, TOWN, Community
from .pupil import CHECK_LETTERS, Household, Pupil, upn_of
from .school_days import AUTUMN, NEXT_AUTUMN, SUMMER
from .stories import STORIES, Story

TOP_YEAR = 6
YEAR_SIZE = 60
NURSERY_SIZE = 26
NURSERY_CHILDREN_WHO_STAY = 22

SIBLING_SHARE = 0.36
"""How many new children join a family that the school already has."""
FSM_SHARE = {"british": 0.27, "other": 0.22}
"""About a quarter of pupils in English primaries are eligible (DfE Schools, pupils and their characteristics 2025)."""
EVER_6_BESIDE_FSM = 0.06
SEN_SHARES = (("E", 0.035), ("K", 0.145))
"""EHC plans and SEN support in primaries (DfE Special educational needs in England 2025), more often of boys."""
SEN_FACTOR = {"M": 1.35, "F": 0.65}
MID_YEAR_JOINERS = (
    date(2025, 10, 6),
    date(2025, 11, 3),
    date(2026, 1, 19),
    date(2026, 2, 23),
    date(2026, 4, 13),
    date(2026, 4, 27),
    date(2026, 6, 1),
    date(2026, 6, 22),
)
MID_YEAR_LEAVERS = (
    date(2025, 10, 24),
    date(2025, 12, 19),
    date(2026, 2, 6),
    date(2026, 3, 13),
    date(2026, 3, 27),
    date(2026, 5, 22),
    date(2026, 6, 26),
)
FIRST_ADMISSION_NUMBER = 2847
WITHOUT_UPN_EVERY = 9
"""In the nursery and the new Reception every so many children have no UPN yet, as happens with new arrivals."""


@dataclass
class Roll:
    """Everybody on roll between September 2025 and October 2026, while they are being invented."""

    rng: Random
    pupils: list[Pupil] = field(default_factory=list)
    households: list[Household] = field(default_factory=list)
    taken: set[tuple[str, str]] = field(default_factory=set)
    named_households: dict[str, Household] = field(default_factory=dict)

    def new_household(self, community: Community, surname: str) -> Household:
        """Move a family into the town, each to an address of its own."""
        number = len(self.households)
        street = STREETS[number % len(STREETS)]
        share = FSM_SHARE["british" if community is COMMUNITIES[0] else "other"]
        home = Household(
            surname=surname,
            community=community,
            address=f"{number // len(STREETS) + 1} {street}, {TOWN}",
            postcode=f"ZZ99 {3 + number % len(STREETS) // 6}{CHECK_LETTERS[number % len(STREETS)]}"
            f"{CHECK_LETTERS[number // len(STREETS) % len(CHECK_LETTERS)]}",
            fsm=self.rng.random() < share,
            eal=self.rng.random() < community.eal,
            disposition=self.rng.gauss(0, 1),
        )
        self.households.append(home)
        return home

    def household_for(self, cohort: int) -> Household:
        """Choose a family for a new child: one whose last child is one to three years older, or a new one."""
        known = [home for home in self.households if home.can_have_a_child_in(cohort)]
        if known and self.rng.random() < SIBLING_SHARE:
            return self.rng.choice(known)
        community = self.rng.choices(COMMUNITIES, [c.share for c in COMMUNITIES])[0]
        return self.new_household(community, self.rng.choice(community.surnames))

    def forename_for(self, household: Household, sex: str) -> str:
        """Choose a forename that nobody else with this surname has."""
        stock = household.community.girls if sex == "F" else household.community.boys
        free = [name for name in stock if (name, household.surname) not in self.taken]
        return self.rng.choice(free)

    def birthday_for(self, cohort: int) -> date:
        """Choose a date of birth of somebody who turns five in their Reception year."""
        return date(cohort - 5, 9, 1) + timedelta(days=self.rng.randrange(365))

    def add_child(self, cohort: int, stream: int, joined: date) -> Pupil:
        """Add a child of chance."""
        home = self.household_for(cohort)
        sex = self.rng.choice("FM")
        child = Pupil(
            home.surname, self.forename_for(home, sex), sex, self.birthday_for(cohort), cohort, stream, home, joined
        )
        self.characterise(child)
        return self.enrol(child)

    def characterise(self, child: Pupil) -> None:
        """Draw what a school records about a child."""
        child.fsm = child.household.fsm
        child.disposition = self.rng.gauss(0, 1)
        child.ever_6 = child.fsm or self.rng.random() < EVER_6_BESIDE_FSM
        draw = self.rng.random() / SEN_FACTOR[child.sex]
        for status, share in SEN_SHARES:
            if draw < share:
                child.sen = status
                return
            draw -= share

    def add_story(self, story: Story) -> Pupil:
        """Add a child whose case is fixed."""
        cohort = AUTUMN.school_year - story.year
        home = self.named_households.get(story.household or "")
        if home is None:
            home = self.new_household(story.community, story.surname)
            self.named_households[story.household or story.key] = home
        twin = next((p for p in self.pupils if story.household and p.household is home), None)
        born = twin.born if twin else self.birthday_for(cohort)
        child = Pupil(story.surname, story.forename, story.sex, born, cohort, story.stream, home, first_day_of(cohort))
        self.characterise(child)
        child.story, child.looked_after = story, story.looked_after
        home.takes_siblings = not story.looked_after
        child.sen = story.sen or "N"
        child.fsm = child.fsm if story.fsm is None else story.fsm
        child.ever_6 = child.ever_6 or child.fsm
        return self.enrol(child)

    def enrol(self, child: Pupil) -> Pupil:
        """Put a child on the roll."""
        child.household.cohorts.append(child.cohort)
        self.taken.add((child.forename, child.surname))
        self.pupils.append(child)
        return child


def first_day_of(cohort: int) -> date:
    """Give the day on which a cohort begins Reception."""
    return {AUTUMN.school_year: AUTUMN.start, NEXT_AUTUMN.school_year: NEXT_AUTUMN.start}.get(
        cohort, date(cohort, 9, 3)
    )


def invent_roll(rng: Random) -> list[Pupil]:
    """Invent everybody on roll between September 2025 and October 2026."""
    roll = Roll(rng)
    for cohort in range(AUTUMN.school_year - TOP_YEAR, AUTUMN.school_year + 1):
        add_cohort(roll, cohort)
    add_nurseries(roll)
    send_away_and_welcome(roll)
    number(roll.pupils)
    return roll.pupils


def add_cohort(roll: Roll, cohort: int) -> None:
    """Add the children of one year group, those with a story first."""
    for story in STORIES:
        if AUTUMN.school_year - story.year == cohort:
            roll.add_story(story)
    sizes = [sum(p.cohort == cohort and p.stream == stream for p in roll.pupils) for stream in (0, 1)]
    for stream in (0, 1):
        for _ in range(YEAR_SIZE // 2 - sizes[stream]):
            roll.add_child(cohort, stream, first_day_of(cohort))


def add_nurseries(roll: Roll) -> None:
    """Add this year's nursery, the new Reception that most of it moves into, and next year's nursery."""
    cohort = NEXT_AUTUMN.school_year
    nursery = [roll.add_child(cohort, n % 2, AUTUMN.start) for n in range(NURSERY_SIZE)]
    for child in nursery[NURSERY_CHILDREN_WHO_STAY:]:
        child.left = SUMMER.end
    for n in range(YEAR_SIZE - NURSERY_CHILDREN_WHO_STAY):
        roll.add_child(cohort, n % 2, NEXT_AUTUMN.start)
    for n in range(NURSERY_SIZE):
        roll.add_child(cohort + 1, n % 2, NEXT_AUTUMN.start)


def send_away_and_welcome(roll: Roll) -> None:
    """Let some children of chance join or leave during the year, and the top year leave at its end."""
    in_school = [p for p in roll.pupils if p.story is None and p.cohort <= AUTUMN.school_year]
    movers = roll.rng.sample(in_school, len(MID_YEAR_JOINERS) + len(MID_YEAR_LEAVERS))
    for child, day in zip(movers, MID_YEAR_JOINERS, strict=False):
        child.joined = day
    for child, day in zip(movers[len(MID_YEAR_JOINERS) :], MID_YEAR_LEAVERS, strict=True):
        child.left = day
    for child in roll.pupils:
        if child.year_in(AUTUMN.school_year) == TOP_YEAR and child.left is None:
            child.left = SUMMER.end


def number(pupils: list[Pupil]) -> None:
    """Give admission numbers in order of joining, and a UPN to all but the nursery's newest."""
    serials: dict[int, int] = {}
    for position, child in enumerate(sorted(pupils, key=lambda p: (p.joined, p.surname, p.forename, p.born))):
        child.admission_number = f"{FIRST_ADMISSION_NUMBER + position:06d}"
        serials[child.joined.year] = serials.get(child.joined.year, 0) + 1
        if not (child.cohort > AUTUMN.school_year and position % WITHOUT_UPN_EVERY == 0):
            child.upn = upn_of(child.joined.year, serials[child.joined.year])
