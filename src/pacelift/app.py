"""The use cases, and the only place that knows every part: new, plan, export, check, doctor.

Every command has one installation (`home`) and one moment (`now`). What is heavy is imported where
it is needed, because `pacelift today` needs little of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, frozen

from pacelift.coach import codec
from pacelift.coach.clock import end_of, to_instant, zone
from pacelift.coach.journal import Entry, fold, new_entry, plan_entries
from pacelift.coach.plan import Plan, Session
from pacelift.coach.profile import Profile
from pacelift.errors import BadInput, Defect
from pacelift.store.snapshot_store import plan_key
from pacelift.store.store import open_store
from pacelift.system.resources import read_text
from pacelift.words.voice import Voice

if TYPE_CHECKING:
    from pacelift.calendars.event import CalendarEvent
    from pacelift.coach.catalogue import Catalogue, Exercise
    from pacelift.coach.rules.base import Finding
    from pacelift.store.health import Fact

EXERCISES: Final = "exercises.json"
EXPORTED: Final = "exported"
"""The setting that holds what the last export said (`calendars.revision`)."""

LIBRARIES: Final = ("attrs", "cattrs", "click", "icalendar", "platformdirs", "rich", "tzdata")
"""Whose versions `doctor` tells."""

WIND_DOWN: Final = timedelta(hours=1)
"""How long before the bedtime its reminder comes."""


@frozen
class Draft:
    """A plan that could be kept. `replaces` is the name of the one it would archive, or None."""

    entry: Entry
    plan: Plan
    replaces: str | None


@frozen
class Exported:
    """What an export wrote: the number of events, the dropped ones told as cancelled included."""

    path: Path
    events: int


@frozen
class App:
    """The use cases on the installation in `home` at the aware instant `now`.

    `planning` is entered while a plan is being made, which may take a moment.
    """

    home: Path
    now: datetime
    planning: Callable[[], AbstractContextManager[None]] = nullcontext

    @cached_property
    def _exercises(self) -> str:
        return read_text(EXERCISES)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The exercise catalogue; raises Defect when the file is missing or broken."""
        from pacelift.coach.catalogue import parse_catalogue

        return parse_catalogue(self._exercises)

    def exercises_of(self, sessions: Iterable[Session]) -> Mapping[str, Exercise]:
        """The catalogue by id, as far as these sessions use it.

        For the page of a day, which would wait longer for the whole than for everything else.
        """
        used = {each.exercise for session in sessions for each in session.exercises}
        if not used:
            return {}
        from pacelift.coach.catalogue import parse_catalogue

        records = [each for each in json.loads(self._exercises) if each["id"] in used]
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
        plan = self._fold((*entries, entry))
        self._refuse_broken(plan)
        before = plan_entries(entries)
        return Draft(entry, plan, before[-1].data["name"] if before else None)

    def keep(self, draft: Draft) -> None:
        """Makes the draft the active plan: one entry in the journal, and its snapshot."""
        with open_store(self.home, write=True) as store:
            store.append(draft.entry)
            # Another command may have kept one too while the runner was being asked.
            if plan_entries(store.entries())[-1] == draft.entry:
                key = plan_key(store.head(), self._exercises)
                store.put_snapshot(key, codec.dumps(draft.plan))

    def plan(self) -> Plan:
        """The active plan: its snapshot, else the journal folded. Raises BadInput "no-plan"."""
        with open_store(self.home, write=False) as store:
            key = plan_key(store.head(), self._exercises)
            kept = store.snapshot(key)
            plan = None if kept is None else codec.loads(kept)
            if plan is None:
                plan = self._fold(store.entries())
                store.put_snapshot(key, codec.dumps(plan))
        return plan

    def plan_or_none(self) -> Plan | None:
        """The active plan, or None when there is none yet."""
        try:
            return self.plan()
        except BadInput as error:
            if error.code != "no-plan":
                raise
            return None

    def today(self, zone_name: str) -> date:
        """The date it is in that zone."""
        return self.now.astimezone(zone(zone_name)).date()

    def export(self, path: Path, *, discreet: bool) -> Exported:
        """Writes the plan as iCalendar, whole or not at all, and remembers what was told.

        An unchanged plan gives the same bytes. `discreet` tells times only. Raises BadInput.
        """
        from pacelift.calendars.files import write_whole
        from pacelift.calendars.ics import write_calendar
        from pacelift.calendars.revision import next_revision, read_state, state_document

        plan = self.plan()
        voice = voice_of(plan)
        busy = voice.say("Busy") if discreet else None
        now = self.now.astimezone(zone(plan.profile.timezone))
        with open_store(self.home, write=True) as store:
            state = read_state(json.loads(store.setting(EXPORTED) or "{}"))
            events = self._events(plan, voice, discreet=discreet)
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
            return Fact("exercises", f"{error.text} {error.fix}", good=False)

    def _fold(self, entries: tuple[Entry, ...]) -> Plan:
        def start(profile: Profile, plan_id: str) -> Plan:
            from pacelift.coach.planner import start as make

            return make(profile, self.catalogue, plan_id)

        with self.planning():
            return fold(entries, start)

    def _refuse_broken(self, plan: Plan) -> None:
        from pacelift.coach.rules import hard_findings

        broken = hard_findings(plan, self.catalogue)
        if broken:
            told = "; ".join(f"{each.rule} ({each.where}): {each.text}" for each in broken[:5])
            raise Defect(
                "plan-breaks-rules",
                f"The plan made for this profile breaks a safety rule of ours: {told}. "
                "It was not kept.",
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

    def _events(self, plan: Plan, voice: Voice, *, discreet: bool) -> list[CalendarEvent]:
        shown = (each for each in plan.sessions if each.status != "dropped")
        events = [_event(each, plan, self.catalogue, voice) for each in shown]
        # An alarm named "Busy" the evening before would only puzzle.
        return [evolve(each, reminders=()) for each in events] if discreet else events


def voice_of(plan: Plan) -> Voice:
    """The voice that speaks in the plan's units."""
    return Voice(plan.profile.units)


def _event(session: Session, plan: Plan, catalogue: Catalogue, voice: Voice) -> CalendarEvent:
    from pacelift.calendars.event import CalendarEvent
    from pacelift.words.body import body_text
    from pacelift.words.titles import category, title

    zone_name = plan.profile.timezone
    start = to_instant(session.start, zone_name)
    return CalendarEvent(
        plan=plan.id,
        session=session.id,
        start=start,
        end=end_of(session.start, session.minutes, zone_name),
        zone=zone_name,
        title=title(session, plan.profile.race.name, voice),
        body=body_text(session, catalogue, voice),
        reminders=_reminders(session, start, zone_name),
        categories=(category(session, voice),),
    )


def _reminders(session: Session, start: datetime, zone_name: str) -> tuple[int, ...]:
    """One, where sleep matters: an hour before the bedtime of the evening before (R-SLEEP-1)."""
    if session.bedtime is None:
        return ()
    wind_down = to_instant(session.bedtime, zone_name) - WIND_DOWN
    return (int((start - wind_down).total_seconds() // 60),)


def _version(library: str) -> str | None:
    """The library's version; None where a frozen app does not tell."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(library)
    except PackageNotFoundError:
        return None
