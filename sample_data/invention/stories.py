"""The named children whose cases the sample must show, whatever the seed invents around them."""

from dataclasses import dataclass, field
from datetime import date

from .names import AFRICAN_AND_CARIBBEAN, BRITISH, EASTERN_EUROPEAN, ELSEWHERE, SOUTH_ASIAN_MUSLIM, Community
from .school_days import AUTUMN, NEXT_AUTUMN, SPRING, SUMMER, Session

EVERY_WEEKDAY = (0, 1, 2, 3, 4)
WHOLE_DAY = ("AM", "PM")
AFTERNOON = ("PM",)
MORNING = ("AM",)


@dataclass(frozen=True, slots=True)
class Story:
    """One child whose case is fixed: who, and how the year must go.

    `year` is the year group of 2025/26; `stream` 0 or 1 picks the class. `standing` is the risk score in place of a
    drawn one (high = much absence). `pinned` fixes the half-days of absence of a term.
    """

    key: str
    surname: str
    forename: str
    sex: str
    year: int
    stream: int
    community: Community
    standing: float | None = None
    fsm: bool | None = None
    sen: str | None = None
    looked_after: bool = False
    household: str | None = None
    pinned: dict[str, int] = field(default_factory=dict)


SEVERE = 9.0
"""A standing above every drawn one: the child gets one of the highest rates of the year."""
HIGH = 2.6
MIDDLE = 0.8
LOW = -0.8

STORIES = (
    Story("accents", "O'Connor-Núñez", "Zoë", "F", 3, 0, BRITISH, MIDDLE),
    Story("ampersand", "Smith & Jones", "Adaeze", "F", 3, 0, AFRICAN_AND_CARIBBEAN, HIGH, looked_after=True, sen="K"),
    Story("equals_sign", "=Evans", "Tomos", "M", 3, 1, BRITISH, MIDDLE),
    Story("not_in_cp1252", "Łukasiewicz", "Michał", "M", 4, 1, EASTERN_EUROPEAN, MIDDLE),
    Story("curly_apostrophe", "D’Arcy", "Siân", "F", 1, 1, BRITISH, LOW),
    Story("twin_one", "Achterberg", "Fleur", "F", 2, 0, BRITISH, LOW, household="twins"),
    Story("twin_two", "Achterberg", "Joris", "M", 2, 1, BRITISH, LOW, household="twins"),
    Story("one_name_a", "Taylor", "Olivia", "F", 5, 0, BRITISH, -2.0),
    Story("one_name_b", "Taylor", "Olivia", "F", 5, 1, BRITISH, HIGH),
    Story("edge_97", "Fernhill", "Sam", "M", 4, 1, BRITISH, LOW, pinned={SPRING.name: 2, SUMMER.name: 4}),
    Story("edge_90", "Brambleton", "Kit", "F", 4, 0, BRITISH, HIGH, pinned={SPRING.name: 13, SUMMER.name: 13}),
    Story("dual_registered", "Oakapple", "Pip", "M", 2, 1, BRITISH, MIDDLE, sen="E"),
    Story("part_time", "Quill", "Ned", "M", 4, 1, BRITISH, SEVERE, sen="E"),
    Story("part_time_weeks", "Vane", "Ivy", "F", 1, 0, BRITISH, HIGH, sen="K"),
    Story("suspended", "Rookwood", "Jaydon", "M", 6, 0, BRITISH, HIGH, fsm=True, sen="K"),
    Story("in_care", "Winterbourne", "Lola", "F", 6, 1, BRITISH, MIDDLE, looked_after=True, sen="K"),
    Story("hospital", "Haddon", "Yara", "F", 5, 0, ELSEWHERE, HIGH),
    Story("avoids_school", "Merryweather", "Jude", "M", 6, 1, BRITISH, SEVERE, sen="K"),
    Story("rarely_comes", "Stubbs", "Kayleigh", "F", 5, 1, BRITISH, SEVERE, fsm=True),
    Story("one_illness", "Penhaligon", "Tamsin", "F", 3, 1, BRITISH, 0.6, pinned={SUMMER.name: 0}),
    Story("agreed_leave", "Siddiqui", "Haniya", "F", 2, 0, SOUTH_ASIAN_MUSLIM, HIGH),
    Story("moved_to_refuge", "Tolley", "Mason", "M", 1, 1, BRITISH, HIGH, fsm=True),
)


@dataclass(frozen=True, slots=True)
class FixedMark:
    """A mark that a story's child has on certain weekdays and halves between two days."""

    story: str
    mark: str
    first: date
    last: date
    halves: tuple[str, ...] = WHOLE_DAY
    weekdays: tuple[int, ...] = EVERY_WEEKDAY

    def covers(self, session: Session) -> bool:
        """Say whether the mark stands in a session."""
        in_time = self.first <= session.day <= self.last
        return in_time and session.half in self.halves and session.day.weekday() in self.weekdays


FIXED_MARKS = (
    FixedMark("dual_registered", "D", AUTUMN.start, NEXT_AUTUMN.end, weekdays=(0, 1)),
    FixedMark("part_time", "C2", date(2025, 10, 1), SUMMER.end, AFTERNOON),
    FixedMark("part_time", "C2", NEXT_AUTUMN.start, NEXT_AUTUMN.end, AFTERNOON),
    FixedMark("part_time_weeks", "C2", date(2026, 2, 23), date(2026, 5, 22), AFTERNOON),
    FixedMark("suspended", "E", date(2025, 11, 17), date(2025, 11, 18)),
    FixedMark("suspended", "E", date(2026, 2, 3), date(2026, 2, 5)),
    FixedMark("suspended", "E", date(2026, 6, 15), date(2026, 6, 19)),
    FixedMark("hospital", "I", date(2026, 1, 12), date(2026, 2, 3)),
    FixedMark("one_illness", "I", date(2026, 6, 8), date(2026, 6, 12)),
    FixedMark("agreed_leave", "C", date(2026, 3, 3), date(2026, 3, 12)),
    FixedMark("avoids_school", "K", SUMMER.start, SUMMER.end, MORNING, weekdays=(2,)),
)


@dataclass(frozen=True, slots=True)
class Circumstance:
    """A reason that the school knows, as written in circumstances.csv. Kinds: docs/rules.md."""

    story: str
    kind: str
    start: date
    end: date | None
    review: date
    seen_by: str
    note: str


CIRCUMSTANCES = (
    Circumstance(
        "hospital", "long_term_illness", date(2026, 1, 12), None, date(2026, 9, 30), "office", "Hospital letter on file"
    ),
    Circumstance(
        "part_time",
        "part_time_timetable",
        date(2025, 10, 1),
        date(2026, 7, 21),
        date(2026, 7, 10),
        "slt",
        "Reviewed each half term with the parents",
    ),
    Circumstance(
        "avoids_school",
        "mental_health_or_school_avoidance",
        date(2025, 11, 3),
        None,
        date(2026, 10, 2),
        "slt",
        "Support plan agreed with the family",
    ),
    Circumstance(
        "dual_registered",
        "disability_or_ehc_plan",
        date(2025, 9, 3),
        None,
        date(2027, 2, 12),
        "office",
        "Mondays and Tuesdays at the special school",
    ),
    Circumstance(
        "one_illness",
        "medical_condition",
        date(2026, 6, 8),
        date(2026, 6, 12),
        date(2026, 7, 3),
        "office",
        "Tonsils, GP note seen",
    ),
    Circumstance(
        "agreed_leave",
        "bereavement",
        date(2026, 3, 3),
        date(2026, 4, 24),
        date(2026, 5, 1),
        "slt",
        "Funeral of a grandparent abroad",
    ),
    Circumstance(
        "moved_to_refuge",
        "housing_or_refuge",
        date(2026, 5, 11),
        None,
        date(2026, 9, 18),
        "dsl",
        "Speak to the DSL first",
    ),
    Circumstance("edge_90", "young_carer", date(2026, 3, 2), None, date(2026, 10, 16), "dsl", "Speak to the DSL first"),
)
