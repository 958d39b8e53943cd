"""The use cases, and the only place that knows every part: from `new` to `doctor`.

Every command has one installation (`home`) and one moment (`now`). What is heavy is imported where
it is needed, because `pacelift today` needs little of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from pacelift.coach import codec
from pacelift.coach.clock import Clocks, to_wall, zone
from pacelift.coach.journal import (
    UNDO,
    Entry,
    Folded,
    active_entries,
    fold,
    last_told,
    new_entry,
    next_entry,
    plan_entries,
    to_undo,
    undone_entries,
)
from pacelift.coach.plan import Plan, Reason, Session
from pacelift.coach.profile import Profile
from pacelift.errors import BadInput, Defect, PaceliftError, joined, said
from pacelift.store.snapshot_store import plan_key
from pacelift.store.store import open_store
from pacelift.system.resources import read_text
from pacelift.words.voice import Voice

if TYPE_CHECKING:
    from pacelift.coach.adapt.paused import Pause
    from pacelift.coach.catalogue import Catalogue, Exercise
    from pacelift.coach.changes import Change
    from pacelift.coach.plan import Reason, Side
    from pacelift.coach.profile import Equipment
    from pacelift.coach.requests import Mark, PauseKind
    from pacelift.coach.rules.base import Finding
    from pacelift.store.health import Fact
    from pacelift.store.store import Store

    DataOf = Callable[[Plan, tuple[Entry, ...]], Mapping[str, Any]]
    """The data of an entry about the plan and the entries it is a fold of."""

EXERCISES: Final = "exercises.json"
EXPORTED: Final = "exported"
"""The setting that holds what the last export said (`calendars.revision`)."""

LIBRARIES: Final = ("attrs", "cattrs", "click", "icalendar", "platformdirs", "rich", "tzdata")
"""Whose versions `doctor` tells."""


@frozen
class Draft:
    """A plan that could be kept. `replaces` is the name of the one it would archive, or None."""

    entry: Entry
    plan: Plan
    replaces: str | None


@frozen
class Answer:
    """What an entry does: the plan with it, and what differs from the plan without it.

    `warnings` are those the plan has not had before, `goal` is what is to be said of the goal
    because of it, `taken_back` the entry that an undo takes back; `before` is the plan it was told.
    """

    entry: Entry
    before: Plan
    plan: Plan
    changes: tuple[Change, ...]
    warnings: tuple[Reason, ...] = ()
    goal: Reason | None = None
    taken_back: Entry | None = None


@frozen
class Standing:
    """The active plan, and the entry that an undo would take back, None when there is none."""

    plan: Plan
    last: Entry | None


@frozen
class Exported:
    """What an export wrote: the number of events, the dropped ones told as cancelled included."""

    path: Path
    events: int


@frozen
class App:
    """The use cases on the installation in `home` at the aware instant `now`.

    `planning` is entered while a plan is being made, which may take a moment; `spoken` is the
    installation's language, for who asked for it before.
    """

    home: Path
    now: datetime
    planning: Callable[[], AbstractContextManager[None]] = nullcontext
    spoken: str | None = None

    @cached_property
    def _exercises(self) -> str:
        return read_text(EXERCISES)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The exercise catalogue; raises Defect when the file is missing or broken."""
        from pacelift.coach.catalogue import parse_catalogue

        return parse_catalogue(self._exercises)

    @cached_property
    def language(self) -> str:
        """The language of this installation."""
        from pacelift.system.languages import SETTING, language_of

        if self.spoken is not None:
            return self.spoken
        try:
            return language_of(self.setting(SETTING))
        except PaceliftError:  # whoever needs the data says what is wrong with it
            return language_of(None)

    def voice(self, plan: Plan | None = None) -> Voice:
        """The voice that speaks in the language, and in the plan's units."""
        from pacelift.system.languages import translations_for

        units = "km" if plan is None else plan.profile.units
        return Voice(units, translations_for(self.language), self.language)

    def exercises_of(self, sessions: Iterable[Session]) -> Mapping[str, Exercise]:
        """The catalogue by id, as far as these sessions use it.

        For the page of a day, which would wait longer for the whole than for everything else.
        """
        used = {each.exercise for session in sessions for each in session.exercises}
        if not used:
            return {}
        from pacelift.coach.catalogue import parse_catalogue

        records = [each for each in _records(self._exercises) if each["id"] in used]
        return {each.id: each for each in parse_catalogue(json.dumps(records))}

    def profile(self, data: bytes, source: str) -> tuple[dict[str, Any], Profile]:
        """The completed document and the profile in a file's bytes.

        `source` is the file's name. Raises BadInput.
        """
        from pacelift.coach.profile_input import complete, read_completed
        from pacelift.coach.profile_toml import parse_toml

        document = parse_toml(data, source)
        zone_name = self._zone_of(document)
        document = complete(
            document, today=self.today(zone_name), system_timezone=zone_name, source=source
        )
        return document, read_completed(document, source=source)

    def draft(self, data: bytes, source: str) -> Draft:
        """The plan of a profile, kept nowhere.

        Raises BadInput, Refusal, and Defect for a plan of ours that breaks a hard rule.
        """
        document, _ = self.profile(data, source)
        with open_store(self.home, write=False) as store:
            entries = store.entries()
        entry = new_entry(document, self.now, entries)
        plan = self._fold((*entries, entry)).plan
        self._refuse_broken(plan)
        before = plan_entries(entries)
        return Draft(entry, plan, before[-1].data["name"] if before else None)

    def keep(self, draft: Draft) -> None:
        """Makes the draft the active plan: one entry in the journal, and its snapshot."""
        self._keep([draft.entry], (draft.entry,), draft.plan)

    def mark(
        self,
        session: str,
        mark: Mark,
        *,
        rpe: float | None = None,
        km: float | None = None,
        minutes: int | None = None,
        note: str | None = None,
        dry_run: bool = False,
    ) -> Answer:
        """Tells how a session went; `session` is as `which_session` takes it. Raises BadInput."""
        from pacelift.coach.requests import mark_data

        def data(plan: Plan, _: tuple[Entry, ...]) -> Mapping[str, Any]:
            meant, today = self._session(plan, session)
            return mark_data(meant, mark, today, rpe=rpe, km=km, minutes=minutes, note=note)

        return self._tell("mark", data, dry_run=dry_run)

    def mark_all(self, sessions: Iterable[str], mark: Mark) -> tuple[Answer, ...]:
        """Tells the same of several sessions in that order, of all or of none. Raises BadInput."""
        from pacelift.coach.requests import mark_data

        with open_store(self.home, write=False) as store:
            entries = store.entries()
            active = active_entries(entries)
            plan = self.plan_of(store, active)
        answers: list[Answer] = []
        for each in sessions:
            new = tuple(answer.entry for answer in answers)
            before = answers[-1].plan if answers else plan
            meant, today = self._session(before, each)
            data = mark_data(meant, mark, today)
            entry = next_entry("mark", data, self.now, (*entries, *new))
            answers.append(self._answer(before, entry))
        new = tuple(answer.entry for answer in answers)
        if answers:
            self._keep(new, (*active, *new), answers[-1].plan)
        return tuple(answers)

    def log(
        self,
        session: str,
        exercise: str,
        sets: str,
        *,
        rir: int | None = None,
        side: Side | None = None,
    ) -> Answer:
        """Records sets of an exercise, such as "3x8@40". Raises BadInput."""
        from pacelift.coach.requests import log_data
        from pacelift.coach.which_exercise import read_sets, which_exercise

        def data(plan: Plan, _: tuple[Entry, ...]) -> Mapping[str, Any]:
            meant, today = self._session(plan, session, lift=True)
            held = [each.exercise for each in meant.exercises]
            named, done = which_exercise(self.catalogue, exercise, held), read_sets(sets)
            return log_data(meant, named, done, today, rir=rir, side=side)

        return self._tell("log", data)

    def move(self, session: str, to: date | datetime, *, dry_run: bool = False) -> Answer:
        """Puts a session on a day, or at a local time of it. Raises BadInput."""
        from pacelift.coach.requests import move_data

        def data(plan: Plan, _: tuple[Entry, ...]) -> Mapping[str, Any]:
            meant, _today = self._session(plan, session)
            return move_data(plan, meant, to, self.now)

        return self._tell("move", data, dry_run=dry_run)

    def pause(
        self,
        kind: PauseKind,
        first: date,
        last: date,
        *,
        pain: int | None = None,
        equipment: Equipment | None = None,
        timezone: str | None = None,
        windows: Sequence[str] = (),
        dry_run: bool = False,
    ) -> Answer:
        """Takes days off, the first and the last included. Raises BadInput."""
        from pacelift.coach.requests import pause_data

        def data(plan: Plan, active: tuple[Entry, ...]) -> Mapping[str, Any]:
            return pause_data(
                plan,
                kind,
                first,
                last,
                active,
                pain=pain,
                equipment=equipment,
                timezone=timezone,
                windows=windows,
            )

        return self._tell("pause", data, dry_run=dry_run)

    def race(
        self, distance: str, time: str, *, day: date | None = None, dry_run: bool = False
    ) -> Answer:
        """Tells a race or time trial that was run, today if no day is named. Raises BadInput."""
        from pacelift.coach.race_result import read_distance, read_race_time
        from pacelift.coach.requests import race_data

        def data(plan: Plan, _: tuple[Entry, ...]) -> Mapping[str, Any]:
            today = self.today(plan.clocks)
            km = read_distance(distance, plan.profile.units)
            return race_data(plan, km, read_race_time(time), day or today, today)

        return self._tell("race", data, dry_run=dry_run)

    def edit(self, data: bytes, source: str, *, dry_run: bool = False) -> Answer | None:
        """Goes on with an edited profile; None where nothing in it differs.

        `source` is the file's name. A start or a time zone that it leaves out stays. Raises
        BadInput, and Refusal as a first plan for it would.
        """
        from pacelift.coach.profile_toml import parse_toml
        from pacelift.coach.requests import edit_data

        document, plan = parse_toml(data, source), self.plan()
        with open_store(self.home, write=False) as store:
            made = active_entries(store.entries())[0].at.date()
        today = self.today(plan.clocks)
        told = edit_data(plan, document, today, made, source)
        if not told["differs"]:
            return None
        with self.planning():
            return self._tell("profile", lambda *_: told, dry_run=dry_run)

    def keep_answer(self, answer: Answer) -> None:
        """Keeps an entry that was only asked what if. Raises BadInput "told-meanwhile"."""
        with open_store(self.home, write=False) as store:
            entries = store.entries()
            active = active_entries(entries)
            before = self.plan_of(store, active)
        if before != answer.before:
            raise BadInput(
                "told-meanwhile",
                "Something else was told meanwhile, so this would do something else now. Nothing "
                "was changed.",
                "Look again at what it does now.",
            )
        self._keep([answer.entry], (*active, answer.entry), answer.plan)

    def forget_appointments(self) -> None:
        """Drops what the plan knows of the runner's other appointments; no session moves."""
        from pacelift.coach.clashes import forgotten_data

        plan = self.plan_or_none()
        if plan is not None and plan.busy:
            self._tell("appointments", lambda plan, _: forgotten_data(plan))

    def undo(self) -> Answer:
        """Takes the last entry back that is not yet. Raises BadInput "nothing-to-undo"."""
        (answer,) = self.take_back(None)
        return answer

    def take_back(self, *meant: str | None) -> tuple[Answer, ...]:
        """Takes the last entries back, the very last first; all of them or none.

        They must be those `meant`, of which None is any. Raises BadInput "nothing-to-undo",
        "told-meanwhile".
        """
        from pacelift.coach.adapt import UNDONE
        from pacelift.coach.changes import changes

        with open_store(self.home, write=False) as store:
            entries = store.entries()
            active = left = active_entries(entries)
            back: list[tuple[Entry, Entry]] = []
            for each in meant:
                taken_back = _meant(to_undo(left), each)
                left = _without(left, taken_back)
                new = (*entries, *(entry for entry, _ in back))
                back.append((next_entry(UNDO, {"entry": taken_back.id}, self.now, new), taken_back))
            plan, former = self.plan_of(store, active), self.plan_of(store, left)
        self._keep([entry for entry, _ in back], left, former)
        told = changes(plan, former, {}, UNDONE)
        return tuple(Answer(entry, plan, former, told, taken_back=each) for entry, each in back)

    def instead(self, meant: str, data: Mapping[str, Any]) -> Answer:
        """Tells an entry with this data in place of the last one, which must be the one meant.

        Both are kept or neither is. Raises BadInput "nothing-to-undo", "told-meanwhile".
        """
        with open_store(self.home, write=False) as store:
            entries = store.entries()
            active = active_entries(entries)
            former = _meant(to_undo(active), meant)
            left = _without(active, former)
            before = self.plan_of(store, left)
        back = next_entry(UNDO, {"entry": former.id}, self.now, entries)
        answer = self._answer(before, next_entry(former.kind, data, self.now, (*entries, back)))
        self._keep([back, answer.entry], (*left, answer.entry), answer.plan)
        return answer

    def history(self) -> Folded:
        """The active plan and all that changed it, entry by entry. Raises BadInput."""
        with open_store(self.home, write=False) as store:
            entries = store.entries()
        return self._fold(entries)

    def taken_back(self) -> tuple[Entry, ...]:
        """What was told of the active plan and then taken back. Raises BadInput."""
        with open_store(self.home, write=False) as store:
            return undone_entries(store.entries())

    def plan(self) -> Plan:
        """The active plan: its snapshot, else the journal folded. Raises BadInput "no-plan"."""
        with open_store(self.home, write=False) as store:
            return self.plan_of(store, active_entries(store.entries()))

    def plan_or_none(self) -> Plan | None:
        """The active plan, or None when there is none yet."""
        try:
            return self.plan()
        except BadInput as error:
            if error.code != "no-plan":
                raise
            return None

    def told_profile(self) -> tuple[dict[str, Any], date]:
        """The active plan's profile as a document, as last told, and the day it was first told.

        Raises BadInput "no-plan".
        """
        with open_store(self.home, write=False) as store:
            active = active_entries(store.entries())
        edits = [each.data["profile"] for each in active if each.kind == "profile"]
        return dict(edits[-1] if edits else active[0].data), active[0].at.date()

    def standing(self) -> Standing | None:
        """The active plan with what can be taken back, or None when there is no plan yet."""
        with open_store(self.home, write=False) as store:
            entries = store.entries()
            if not plan_entries(entries):
                return None
            active = active_entries(entries)
            return Standing(self.plan_of(store, active), last_told(active))

    def pauses(self) -> tuple[Pause, ...]:
        """The days off that the runner has told of the active plan, in the order they were told."""
        with open_store(self.home, write=False) as store:
            active = active_entries(store.entries())
        told = [each for each in active if each.kind == "pause"]
        if not told:
            return ()
        from pacelift.coach.adapt.paused import pause_in

        return tuple(pause_in(each.data) for each in told)

    def stamp(self) -> object:
        """What is another value after each change of what is kept; cheap to ask for."""
        from pacelift.store.files import stamp

        return stamp(self.home)

    def setting(self, name: str) -> str | None:
        """The text of a setting, or None."""
        with open_store(self.home, write=False) as store:
            return store.setting(name)

    def set_setting(self, name: str, value: str) -> None:
        """Sets a setting the runner chose."""
        with open_store(self.home, write=True) as store:
            store.set_setting(name, value)

    def remember(self, name: str, value: str) -> None:
        """Keeps a setting nobody chose, such as what was said already; no backup is made of it."""
        with open_store(self.home, write=True) as store:
            store.remember(name, value)

    def today(self, clocks: Clocks) -> date:
        """The date it is by those clocks."""
        return to_wall(self.now, clocks).date()

    def export(self, path: Path, *, discreet: bool) -> Exported:
        """Writes the plan as iCalendar, whole or not at all, and remembers what was told.

        An unchanged plan gives the same bytes. `discreet` tells times only. Raises BadInput.
        """
        from pacelift.calendars.files import write_whole
        from pacelift.calendars.ics import write_calendar
        from pacelift.calendars.revision import next_revision, read_state, state_document
        from pacelift.session_events import session_events

        plan = self.plan()
        voice = self.voice(plan)
        busy = voice.say("Busy") if discreet else None
        now = self.now.astimezone(zone(plan.profile.timezone))
        with open_store(self.home, write=True) as store:
            state = read_state(json.loads(store.setting(EXPORTED) or "{}"))
            # An alarm named "Busy" the evening before would only puzzle.
            events = session_events(plan, self.catalogue, voice, reminders=not discreet)
            revision = next_revision(state, events, now, busy_title=busy)
            write_whole(path, write_calendar(revision.events, name=busy or plan.profile.name))
            told = json.dumps(state_document(revision.state))
            if told != store.setting(EXPORTED):
                store.set_setting(EXPORTED, told)
        return Exported(path, len(revision.events))

    def check(self) -> tuple[Plan, tuple[Finding, ...]]:
        """The active plan and where it breaks a rule."""
        from pacelift.coach.rules import check

        plan = self.plan()
        return plan, check(plan, self.catalogue)

    def doctor(self) -> tuple[Fact, ...]:
        """The state of this installation, fact by fact; nothing is changed or mended."""
        from pacelift.store.health import examine

        return (*examine(self.home), *self._own_facts())

    def _own_facts(self) -> tuple[Fact, ...]:
        import platform

        from pacelift import __version__
        from pacelift.store.health import Fact
        from pacelift.system.clock import system_timezone

        return (
            Fact("now", self.now.isoformat(timespec="seconds")),
            Fact("timezone", system_timezone()),
            self._catalogue_fact(),
            Fact("pacelift", __version__),
            Fact("python", platform.python_version()),
            Fact("system", platform.platform()),
            *(Fact(name, _version(name)) for name in LIBRARIES),
        )

    def _catalogue_fact(self) -> Fact:
        from pacelift.store.health import Fact

        try:
            return Fact("exercises", len(self.catalogue))
        except Defect as error:
            return Fact("exercises", joined(" ", (error.text, error.fix)), good=False)

    def _session(self, plan: Plan, told: str, *, lift: bool = False) -> tuple[Session, date]:
        """The session meant, and today's date, which it may be meant by; `lift` of a lift's log."""
        from pacelift.coach.which_session import which_session

        today = self.today(plan.clocks)
        return which_session(plan, told, today, lift=lift), today

    def _tell(self, kind: str, data_of: DataOf, *, dry_run: bool = False) -> Answer:
        """Folds one more entry on the plan and, unless it is only asked what if, keeps it."""
        with open_store(self.home, write=False) as store:
            entries = store.entries()
            active = active_entries(entries)
            before = self.plan_of(store, active)
        answer = self._answer(before, next_entry(kind, data_of(before, active), self.now, entries))
        if not dry_run:
            self._keep([answer.entry], (*active, answer.entry), answer.plan)
        return answer

    def _answer(self, before: Plan, entry: Entry) -> Answer:
        """What the entry does to that plan; kept nowhere."""
        from pacelift.coach.adapt import adapt
        from pacelift.coach.adapt.goal import goal_told

        plan, told = adapt(before, entry, self.catalogue)
        goal = goal_told(before, plan)
        new = tuple(w for w in plan.warnings if w not in before.warnings and w != goal)
        return Answer(entry, before, plan, told, new, goal)

    def _keep(self, new: Sequence[Entry], active: tuple[Entry, ...], plan: Plan) -> None:
        """Adds entries, and the plan that the active ones fold to with them."""
        with open_store(self.home, write=True) as store:
            store.append(*new)
            self.keep_snapshot(store, active, plan)

    def plan_of(self, store: Store, active: tuple[Entry, ...]) -> Plan:
        """The plan of the active entries: its snapshot, else folded and kept as one."""
        key = plan_key(active, self._exercises)
        kept = store.snapshot(key)
        plan = None if kept is None else codec.loads(kept)
        if plan is None:
            plan = self._fold(active).plan
            store.put_snapshot(key, codec.dumps(plan))
        return plan

    def plan_from(self, entries: tuple[Entry, ...]) -> Plan:
        """The plan of a journal that is not kept here. Raises BadInput, Refusal."""
        return self._fold(entries).plan

    def keep_snapshot(self, store: Store, active: tuple[Entry, ...], plan: Plan) -> None:
        """Keeps the plan that the active entries fold to, so that nobody has to fold them."""
        store.put_snapshot(plan_key(active, self._exercises), codec.dumps(plan))

    def _fold(self, entries: tuple[Entry, ...]) -> Folded:
        def start(profile: Profile, plan_id: str) -> Plan:
            from pacelift.coach.planner import start as make

            return make(profile, self.catalogue, plan_id)

        def adapt(plan: Plan, entry: Entry) -> tuple[Plan, tuple[Change, ...]]:
            from pacelift.coach.adapt import adapt as answer

            return answer(plan, entry, self.catalogue)

        with self.planning():
            return fold(entries, start, adapt)

    def _refuse_broken(self, plan: Plan) -> None:
        from pacelift.coach.rules import hard_findings

        broken = hard_findings(plan, self.catalogue)
        if broken:
            told = joined(
                "; ",
                (
                    said("{rule} ({where}): {found}", rule=e.rule, where=e.where, found=e.text)
                    for e in broken[:5]
                ),
            )
            raise Defect(
                "plan-breaks-rules",
                said(
                    "The plan made for this profile breaks a safety rule of ours: {told}. It was "
                    "not kept.",
                    told=told,
                ),
                "Please report it with the profile. A change of race date, runs a week or windows "
                "may help meanwhile.",
            )

    def _zone_of(self, document: Mapping[str, Any]) -> str:
        """The time zone the profile is read in: its own if that exists, else the system's."""
        from pacelift.system.clock import system_timezone

        told = document.get("timezone")
        try:
            return zone(told).key if isinstance(told, str) else system_timezone()
        except (OSError, ValueError, LookupError):
            return "UTC"


def _without(entries: tuple[Entry, ...], taken_back: Entry) -> tuple[Entry, ...]:
    return tuple(each for each in entries if each is not taken_back)


def _meant(last: Entry, meant: str | None) -> Entry:
    """The last entry, if it is the one meant."""
    if meant is None or meant == last.id:
        return last
    raise BadInput(
        "told-meanwhile",
        "Something else was told meanwhile, so this is no longer the last thing said. Nothing was "
        "taken back.",
        "Look again: what Undo names now is what it takes back.",
    )


def _records(text: str) -> Iterator[dict[str, Any]]:
    """The objects of a JSON list, one at a time: the tray app would keep the room of them all."""
    decode, at = json.JSONDecoder().raw_decode, text.find("{")
    while at >= 0:
        record, end = decode(text, at)
        yield record
        at = text.find("{", end)


def _version(library: str) -> str | None:
    """The library's version; None where a frozen app does not tell."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(library)
    except PackageNotFoundError:
        return None
