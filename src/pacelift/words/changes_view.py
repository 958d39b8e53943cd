"""The journal as a readable history, as values: what was told, what it changed, why.

Nothing here knows a toolkit. Texts are plain text in the voice's units.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from pacelift.coach.changes import Change
from pacelift.coach.clock import to_wall
from pacelift.coach.journal import Entry, Folded
from pacelift.coach.plan import Plan, Session
from pacelift.coach.rules import RULES
from pacelift.words.card import when_line
from pacelift.words.changes import change_text, change_why
from pacelift.words.entries import entry_text, nothing_else_text
from pacelift.words.numbers import clock_time, days_text, full_date
from pacelift.words.terms import PHASES
from pacelift.words.titles import short_title
from pacelift.words.voice import Voice

if TYPE_CHECKING:
    from pacelift.words.exercises import Exercises


@frozen
class ChangeRow:
    """What became of a session: in a sentence, before and after it, why, the rule and its source.

    `before` and `after` are empty where there was or is none.
    """

    session: str
    text: str
    before: str
    after: str
    why: str
    source: str


@frozen
class EntryView:
    """Something the runner told. `nothing` says so where it changed nothing else."""

    entry: str
    when: str
    text: str
    is_taken_back: bool
    weeks: frozenset[int]
    rows: tuple[ChangeRow, ...]
    nothing: str


@frozen
class WeekName:
    """A week to filter by."""

    number: int
    name: str


@frozen
class HistoryView:
    """The history, newest first, and the weeks of the plan."""

    entries: tuple[EntryView, ...]
    weeks: tuple[WeekName, ...]

    def of_week(self, number: int | None) -> tuple[EntryView, ...]:
        """Those that touch a week; all of them for None."""
        return tuple(each for each in self.entries if number is None or number in each.weeks)


def history_view(
    folded: Folded, taken_back: Iterable[Entry], exercises: Exercises, voice: Voice
) -> HistoryView:
    """The history of the active plan; `taken_back` are the entries that were."""
    plan = folded.plan
    told = [(entry, changes, False) for entry, changes in folded.history]
    told += [(entry, (), True) for entry in taken_back]
    told.sort(key=lambda each: (each[0].at, each[0].id), reverse=True)
    return HistoryView(
        entries=tuple(
            _entry(entry, changes, plan, exercises, voice, is_taken_back=back)
            for entry, changes, back in told
        ),
        weeks=tuple(
            WeekName(
                each.number,
                voice.say(
                    "Week {number}, {days}: {phase}",
                    number=each.number,
                    days=days_text(voice, each.start, each.end),
                    phase=voice.term(PHASES[each.phase]),
                ),
            )
            for each in plan.weeks
        ),
    )


def _entry(
    entry: Entry,
    changes: tuple[Change, ...],
    plan: Plan,
    exercises: Exercises,
    voice: Voice,
    *,
    is_taken_back: bool,
) -> EntryView:
    at = to_wall(entry.at, plan.clocks)
    is_quiet = not changes and not is_taken_back
    return EntryView(
        entry=entry.id,
        when=voice.say("{day}, {time}", day=full_date(voice, at.date()), time=clock_time(at)),
        text=entry_text(entry, plan, voice, exercises),
        is_taken_back=is_taken_back,
        weeks=frozenset(_weeks(entry, changes, plan)),
        rows=tuple(_row(each, plan, exercises, voice) for each in changes),
        nothing=nothing_else_text(entry, plan, voice) if is_quiet else "",
    )


def _row(change: Change, plan: Plan, exercises: Exercises, voice: Voice) -> ChangeRow:
    rule = RULES.get(change.reason.rule)
    return ChangeRow(
        session=change.session,
        text=change_text(change, plan, exercises, voice),
        before=_state(change.before, plan, voice),
        after=_state(change.after, plan, voice),
        why=change_why(change.reason, voice),
        source=""
        if rule is None
        else voice.say(
            "Rule {rule}, source: {source}", rule=rule.id, source=voice.term(rule.source)
        ),
    )


def _state(session: Session | None, plan: Plan, voice: Voice) -> str:
    """A session as it was or is; empty where it is not in the plan."""
    if session is None or session.status == "dropped":
        return ""
    return voice.say(
        "{title}, {when}",
        title=short_title(session, plan.profile.race.name, voice),
        when=when_line(session, plan.clocks, voice),
    )


def _weeks(entry: Entry, changes: Iterable[Change], plan: Plan) -> Iterator[int]:
    """The weeks of what was told, of what changed for it, and of the days off that were told."""
    about = entry.data.get("session")
    for each in changes:
        for session in (each.before, each.after):
            if session is not None:
                yield session.week
    yield from (each.week for each in plan.sessions if each.id == about)
    if "from" in entry.data:
        first, last = (date.fromisoformat(entry.data[key]) for key in ("from", "to"))
    elif about is None:
        first = last = to_wall(entry.at, plan.clocks).date()
    else:
        return
    yield from (each.number for each in plan.weeks if each.start <= last and each.end >= first)
