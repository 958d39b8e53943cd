"""Whatever both sides do and whatever fails: after a quiet round they agree, and nothing is lost."""

from __future__ import annotations

import os
from collections import Counter
from datetime import timedelta
from typing import Any

from attrs import evolve
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from pacelift.calendars.adapters.memory import MemoryCalendar
from pacelift.calendars.own_part import Body
from pacelift.calendars.port import Look
from pacelift.calendars.round import Outcome, Round
from pacelift.calendars.title_marks import signed
from tests.calendars.sides import NOW, Flaky, Killed, PlanSide, planned

EXAMPLES = int(os.environ.get("PACELIFT_ROUNDS", "200"))
WRITTEN = {"done": "✓", "missed": "x", "too-hard": "Hard:", "too-easy": "too easy -"}

which = st.integers(0, 30)


class RoundLives(RuleBasedStateMachine):
    """A plan, its calendar, the runner's hand in both, and whatever can go wrong."""

    def make_calendar(self) -> Any:
        """The calendar they share, with the runner's hand behind it."""
        return MemoryCalendar()

    @initialize(days=st.integers(1, 12), past=st.integers(0, 2))
    def begins(self, days: int, past: int) -> None:
        self.calendar = self.make_calendar()
        self.side = PlanSide({f"s{n}": planned(n) for n in range(-past, days)})
        self.calendar.writes("theirs", planned(3, title="Dentist").look())
        self.notes: dict[str, list[str]] = {}
        self.names: dict[str, str] = {}
        self.count = 0
        self.by_hand: set[tuple[str, str]] = set()
        self.bin: dict[str, Look] = {}

    # The plan's side

    @rule(number=which, days=st.integers(-1, 2))
    def plan_moves(self, number: int, days: int) -> None:
        if name := self._session(number, future=True):
            session = self.side.sessions[name]
            start = max(session.start + timedelta(days=days, hours=1), NOW + timedelta(hours=2))
            self.side.sessions[name] = evolve(session, start=start)

    @rule(number=which, minutes=st.integers(20, 90))
    def plan_changes_words(self, number: int, minutes: int) -> None:
        if name := self._session(number, future=True):
            self.side.sessions[name] = evolve(
                self.side.sessions[name], minutes=minutes, own=f"{minutes} min easy"
            )

    @rule(number=which, dropped=st.booleans())
    def plan_drops_or_brings_back(self, number: int, dropped: bool) -> None:
        if name := self._session(number, future=True):
            self.side.sessions[name] = evolve(self.side.sessions[name], dropped=dropped)

    @rule(number=which)
    def runner_marks_in_the_app(self, number: int) -> None:
        if name := self._session(number):
            self.side.sessions[name] = evolve(self.side.sessions[name], mark="done")

    # The calendar's side

    @rule(number=which, hours=st.integers(-5, 30), longer=st.integers(0, 2))
    def runner_moves(self, number: int, hours: int, longer: int) -> None:
        self._moves(number, hours, longer)

    def _moves(self, number: int, hours: int, longer: int) -> None:
        if (found := self._event(number, future=True)) is not None:
            event_id, look = found
            by, more = timedelta(hours=hours), timedelta(minutes=15 * longer)
            start = max(look.start + by, NOW + timedelta(hours=1))
            end = start + (look.end - look.start) + more
            self._writes(event_id, evolve(look, start=start, end=end), "moved")

    @rule(number=which, mark=st.sampled_from(sorted(WRITTEN)))
    def runner_marks(self, number: int, mark: str) -> None:
        if (found := self._event(number)) is not None:
            event_id, look = found
            if self._name(event_id) not in self.names:
                title = self.side.sessions[self._name(event_id)].title
                self._writes(event_id, evolve(look, title=f"{WRITTEN[mark]} {title}"), "marked")

    @rule(number=which)
    def runner_renames(self, number: int) -> None:
        if (found := self._event(number)) is not None:
            event_id, look = found
            self.count += 1
            self.names[self._name(event_id)] = f"With Jo, {self.count}"
            self._writes(event_id, evolve(look, title=f"With Jo, {self.count}"), "renamed")

    @rule(number=which, where=st.sampled_from(["before", "after", "inside"]))
    def runner_writes(self, number: int, where: str) -> None:
        self._notes(number, where)

    def _notes(self, number: int, where: str) -> None:
        if (found := self._event(number)) is not None:
            event_id, look = found
            self.count += 1
            note = f"note {self.count}"
            body = look.body
            if where == "inside" and body.own is not None:
                body = evolve(body, own=f"{body.own}\n{note}")
            elif where == "before":
                body = Body(f"{body.before}\n{note}".strip(), body.own, body.after)
            else:
                body = Body(body.before, body.own, f"{body.after}\n{note}".strip())
            self.notes.setdefault(event_id, []).append(note)
            self._writes(event_id, evolve(look, body=body), "noted")

    @rule(number=which)
    def runner_deletes(self, number: int) -> None:
        self._deletes(number)

    def _deletes(self, number: int) -> None:
        if (found := self._event(number)) is not None:
            if self._name(found[0]) not in self.names:
                self.bin[found[0]] = found[1]
            self.notes.pop(found[0], None)
            self.names.pop(self._name(found[0]), None)
            self.by_hand.add((self._name(found[0]), "deleted"))
            self.calendar.deletes([found[0]])

    @rule(number=which)
    def runner_takes_out_of_the_bin(self, number: int) -> None:
        gone = sorted(self.bin)
        if gone:
            event_id = gone[number % len(gone)]
            self._writes(event_id, self.bin.pop(event_id), "moved")

    @rule()
    def service_forgets_tokens(self) -> None:
        self.calendar.forgets_tokens()

    # Rounds

    @rule(faults=st.lists(st.sampled_from([None, None, "before", "after"]), max_size=12))
    def round_with_faults(self, faults: list[Any]) -> None:
        self._heard(Round(Flaky(self.calendar, list(faults)), self.side, NOW).run())

    @rule(at=st.integers(1, 4), number=which, hand=st.sampled_from(["moves", "deletes", "writes"]))
    def runner_is_at_it_while_a_round_runs(self, at: int, number: int, hand: str) -> None:
        hands = {
            "moves": lambda: self._moves(number, 3, 0),
            "deletes": lambda: self._deletes(number),
            "writes": lambda: self._notes(number, "after"),
        }
        flaky = Flaky(self.calendar, [None] * at)
        flaky.meanwhile = (at, hands[hand])
        self._heard(Round(flaky, self.side, NOW).run())

    @rule(
        at=st.integers(0, 12),
        fault=st.sampled_from(["killed before", "killed after", "killed keeping"]),
    )
    def round_is_killed(self, at: int, fault: str) -> None:
        faults: list[str | None] = [None] * at + ([] if fault == "killed keeping" else [fault])
        left = [at]

        def dies() -> None:
            left[0] -= 1
            if left[0] < 0:
                raise Killed

        if fault == "killed keeping":
            self.side.dies = dies
        try:
            self._heard(Round(Flaky(self.calendar, faults), self.side, NOW).run())
        except Killed:
            pass
        finally:
            self.side.dies = lambda: None

    @rule()
    def quiet_round(self) -> None:
        outcome = self._round()
        assert outcome.pending == 0
        self._agree()
        before = self.calendar.requests
        again = self._round()
        assert self.calendar.requests == before + 1
        assert (again.created, again.updated, again.deleted, again.pulled) == (0, 0, 0, ())

    @invariant()
    def what_is_theirs_stays(self) -> None:
        if hasattr(self, "calendar"):
            look = self.calendar.events["theirs"].remote.look
            assert look == planned(3, title="Dentist").look()

    # What holds after a quiet round

    def _agree(self) -> None:
        live = {
            event_id: kept.remote.look
            for event_id, kept in self.calendar.events.items()
            if kept.remote.look is not None and event_id in self.side.kept
        }
        ours = [event_id for event_id in live if self.side.kept[event_id].state == "live"]
        names = Counter(self._name(event_id) for event_id in ours)
        wanted = {n for n, each in self.side.sessions.items() if not each.dropped}
        over = {n for n, each in self.side.sessions.items() if each.look().end <= NOW}
        assert max(names.values(), default=1) == 1
        assert wanted - over <= set(names) <= wanted | over
        for event_id in ours:
            name, look = self._name(event_id), live[event_id]
            session = self.side.sessions[name]
            if session.dropped or name in over:
                continue
            assert look.start == session.start
            assert look.title == self.names.get(name, signed(session.title, session.mark))
        for event_id, notes in self.notes.items():
            if event_id in live:
                body = live[event_id].body
                text = "\n".join((body.before, body.own or "", body.after))
                assert all(note in text.split("\n") for note in notes), text

    def _round(self) -> Outcome:
        outcome = Round(self.calendar, self.side, NOW).run(gone="meant")
        assert outcome.status == "ok"
        self._heard(outcome)
        return outcome

    def _heard(self, outcome: Outcome) -> None:
        """Nothing is heard that nobody did."""
        heard = {(pull.session, pull.what) for pull in outcome.pulled}
        assert heard <= self.by_hand, heard - self.by_hand

    def _name(self, event_id: str) -> str:
        return self.side.kept[event_id].session

    def _session(self, number: int, *, future: bool = False) -> str | None:
        names = [
            name
            for name, session in self.side.sessions.items()
            if not future or session.start > NOW
        ]
        return names[number % len(names)] if names else None

    def _event(self, number: int, *, future: bool = False) -> tuple[str, Look] | None:
        looks = [
            (event_id, self.calendar.events[event_id].remote.look)
            for event_id, row in sorted(self.side.kept.items())
            if event_id in self.calendar.events and row.state == "live"
        ]
        found = [
            (event_id, look)
            for event_id, look in looks
            if look is not None and (not future or look.start > NOW)
        ]
        return found[number % len(found)] if found else None

    def _writes(self, event_id: str, look: Look, what: str) -> None:
        self.by_hand.add((self._name(event_id), what))
        self.calendar.writes(event_id, look)


TestRoundLives = RoundLives.TestCase
TestRoundLives.settings = settings(
    max_examples=EXAMPLES, stateful_step_count=30, deadline=None, print_blob=True
)
