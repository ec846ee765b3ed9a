"""The life of decisions as two people and time may mix it: no letter without a standing release, and none twice.

Two people decide from what they saw last, while files are loaded anew, replaced and taken out. A plain dictionary says
what must stand; everything goes through the records of a school and the files that it loads.
"""

import csv
import hashlib
import io
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from analysis.meeting.box import ReadFile, read_any
from analysis.meeting.deciding import decision_seen, keep_hold, keep_releases, undo_decision
from analysis.meeting.lasting import Hold, known_pupils, load_holds, load_releases, number_file
from analysis.meeting.memory import file_of, record_of
from analysis.meeting.recorded_term import recorded_term
from analysis.meeting.room import FileNotes, prepare_meeting, terms_in
from analysis.post.correspondence import plan_letters
from analysis.post.pack import by_version, pack_files, standard_templates
from analysis.post.release import release
from analysis.records.decisions import DecisionKind, load_decision_history
from analysis.records.imports import list_imports, load_imports, record_import
from analysis.records.places import Place
from analysis.records.store import open_store
from analysis.rules.decision import Letter
from analysis.rules.school import School

AT, DAY, LATER = datetime(2026, 4, 1, 9, 0, tzinfo=UTC), date(2026, 4, 1), date(2026, 4, 20)
NAMES = ("Able", "Bee", "Cole", "Dane")
FIGURES = {name: 94 - 3 * place for place, name in enumerate(NAMES)}
TEMPLATES = standard_templates()
VERSIONS = {name: template.version for name, template in TEMPLATES.items()}
people, pupils = st.sampled_from(["Ada", "Ben"]), st.sampled_from(NAMES)
letters = st.none() | st.sampled_from(list(Letter))


def spring(names=NAMES, lower=0):
    """Spring as the office exported it: in any order, of some pupils, with a session more or less."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(("Surname", "Forename", "Year", "Reg", "Possible", "Attended", "Term", "Academic Year"))
    table.writerows((name, "Ada", "Year 3", "3A", 100, FIGURES[name] - lower, "Spring", "2025/26") for name in names)
    return out.getvalue().encode()


class DecisionLife(RuleBasedStateMachine):
    """What stands for each pupil by name is kept beside the records, and must agree with them."""

    @initialize()
    def school(self):
        self.folder = tempfile.TemporaryDirectory()
        self.store = open_store(Place(Path(self.folder.name)))
        self.standing, self.history, self.meetings = {}, (), {}
        self._take_in(spring())
        self.seen, self.numbers = {}, {}
        for who in ("Ada", "Ben"):
            self.look(who)

    def teardown(self):
        self.store.close()
        self.folder.cleanup()

    def _take_in(self, data):
        """Load a file in place of the one that counts."""
        fingerprint = hashlib.sha256(data).hexdigest()
        content = read_any(data, "spring.csv")
        replaced = [one.number for one in list_imports(self.store) if one.counts and one.fingerprint != fingerprint]
        record = record_of(ReadFile("spring.csv", fingerprint, content), data)
        # As a visit does: children whom only a file read anew names keep their numbers, and so what was decided.
        earlier = known_pupils(self.store)
        number = record_import(self.store, record, "Office", AT, instead_of=replaced, anew=True)
        number_file(self.store, number, content, AT, earlier)

    def _meeting(self):
        """The meeting of the file that counts, made once for each file, as a visit does."""
        (heading,) = [one for one in list_imports(self.store) if one.counts]
        if heading.number not in self.meetings:
            (stored,) = load_imports(self.store, [heading.number])
            file = file_of(stored)
            numbers = number_file(self.store, heading.number, file.content, AT)
            terms = terms_in([file], FileNotes(people=known_pupils(self.store), numbered={file.name: numbers}))
            self.meetings[heading.number] = prepare_meeting([file], terms, terms.sheets[-1], None, DAY, None)
        return self.meetings[heading.number]

    def _decided(self, meeting):
        term = recorded_term(self.store, meeting.analysis.now)
        return load_releases(self.store, term, meeting.joins), load_holds(self.store, term, meeting.joins)

    def _pupil(self, who, name):
        """The pupil in what a person sees; None where the file they saw lacks the pupil."""
        meeting, _, _ = self.seen[who]
        return next((one for one in meeting.analysis.decisions if one.text("surname") == name), None)

    @rule(who=people)
    def look(self, who):
        """See the page anew, as whoever acts does at once; the other goes on with what they saw before."""
        meeting = self._meeting()
        released, held = self._decided(meeting)
        self.seen[who] = (meeting, released, held)
        decided = {*released, *held}
        self.numbers[who] = {person: decision_seen(self.store, meeting, person) for person in decided}

    @rule()
    def both_look(self):
        """Sit down together: from here on, whoever acts second acts on what was true before."""
        for who in ("Ada", "Ben"):
            self.look(who)

    @rule(lower=st.sampled_from([0, 0, 1, 5]), names=st.permutations(NAMES), fewer=st.integers(0, 1))
    def load_anew_or_replace(self, lower, names, fewer):
        self._take_in(spring(names[fewer:], lower))

    @rule(who=people, names=st.sets(pupils, min_size=1), letter=letters)
    def release(self, who, names, letter):
        meeting, released, _ = self.seen[who]
        offered = [one for name in sorted(names) if (one := self._pupil(who, name)) and one.person not in released]
        new = {one.person: release(one, meeting.analysis, who, DAY, VERSIONS, letter) for one in offered}
        told = keep_releases(self.store, meeting, new, who, AT)
        by_name = {one.text("surname"): one.person for one in offered}
        free = {name for name in by_name if self.standing.get(name, ("", ""))[0] != "released"}
        assert sorted(told) == sorted(by_name[name] for name in free)
        self.standing |= {name: ("released", who, new[by_name[name]].letter) for name in free}
        self.look(who)

    @rule(who=people, name=pupils)
    def hold(self, who, name):
        meeting, released, _ = self.seen[who]
        one = self._pupil(who, name)
        if one is None or one.person in released:
            return
        told = keep_hold(self.store, meeting, Hold(one.person, who, DAY, LATER), who, AT)
        assert told is (self.standing.get(name, ("", ""))[0] != "released")
        if told:
            self.standing[name] = ("held", who, None)
        self.look(who)

    @rule(who=people, which=st.integers(0, len(NAMES) - 1))
    def take_back(self, who, which):
        """Take back one of those that they saw decided: what they saw, and nothing newer."""
        meeting, released, held = self.seen[who]
        offered = [one for name in NAMES if (one := self._pupil(who, name)) and one.person in {*released, *held}]
        if not offered:
            return
        one = offered[which % len(offered)]
        seen, name = self.numbers[who][one.person], one.text("surname")
        stands = name in self.standing and seen == decision_seen(self.store, self._meeting(), self.number_of(name))
        told = undo_decision(self.store, meeting, one.person, who, AT, seen)
        assert told is stands
        if told:
            del self.standing[name]
        self.look(who)

    @rule(who=people, name=pupils)
    def decide_anew(self, who, name):
        """Both look, one of them holds anew what stands, and the other takes back what they saw: that is gone."""
        self.both_look()
        one, meeting = self._pupil(who, name), self.seen[who][0]
        if one is None or name not in self.standing:
            return
        seen = self.numbers[who][one.person]
        assert undo_decision(self.store, meeting, one.person, who, AT, seen)
        assert keep_hold(self.store, meeting, Hold(one.person, who, DAY, LATER), who, AT)
        assert not undo_decision(self.store, meeting, one.person, "the other", AT, seen)
        self.standing[name] = ("held", who, None)
        self.look(who)

    @rule(who=people)
    def print_the_pack(self, who):
        """Whatever they saw, what is printed is what stands, in the file that they saw."""
        meeting, _, _ = self.seen[who]
        released, _ = self._decided(meeting)
        planned = plan_letters(released.values(), meeting.analysis, meeting.records)
        files = dict(pack_files(meeting.analysis.decisions, planned, (), by_version(TEMPLATES.values()), School()))
        in_file = {one.text("surname") for one in meeting.analysis.decisions}
        due = [
            (name, by, letter)
            for name, (kind, by, letter) in self.standing.items()
            if kind == "released" and name in in_file
        ]
        assert sum(name.startswith("letters/") for name in files) == len(due)
        letters_of = [(one.decision.text("surname"), one.release.released_by, one.release.letter) for one in planned]
        assert sorted(letters_of) == sorted(due)
        rows = csv.DictReader(io.StringIO(files["release.csv"].decode("utf-8-sig")))
        assert [(row["released_by"], row["letter"]) for row in rows] == [one[1:] for one in letters_of]

    @invariant()
    def what_stands_is_what_was_decided(self):
        released, held = self._decided(self.seen["Ada"][0])
        stands = {self.number_of(name): what for name, what in self.standing.items()}
        letters_out = {person: ("released", one.released_by, one.letter) for person, one in released.items()}
        waiting = {person: ("held", one.held_by, None) for person, one in held.items()}
        assert not letters_out.keys() & waiting.keys()
        assert letters_out | waiting == stands

    def number_of(self, name):
        known = known_pupils(self.store)
        (number,) = [number for number, said in known.items() if any(name in one.name for one in said)]
        return number

    @invariant()
    def the_history_only_grows_and_no_letter_is_released_twice(self):
        history = load_decision_history(self.store)
        assert history[: len(self.history)] == self.history
        self.history = history
        latest = {}
        for one in history:
            assert not (one.kind is DecisionKind.RELEASED and latest.get(one.pupil) is DecisionKind.RELEASED)
            assert not (one.kind is DecisionKind.HELD and latest.get(one.pupil) is DecisionKind.RELEASED)
            latest[one.pupil] = one.kind


TestDecisionLife = DecisionLife.TestCase
TestDecisionLife.settings = settings(max_examples=15, stateful_step_count=20, phases=[Phase.generate, Phase.shrink])
