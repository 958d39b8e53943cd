"""What an entry did to the plan, as lines for a card: what was told, what changed, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from pacelift.coach.changes import Change
from pacelift.coach.journal import Entry
from pacelift.coach.plan import Plan, Reason
from pacelift.words.changes import Told, told_changes
from pacelift.words.entries import entry_text, nothing_else_text
from pacelift.words.voice import Voice
from pacelift.words.warnings import warning_text

if TYPE_CHECKING:
    from pacelift.words.exercises import Exercises


@frozen
class Outcome:
    """`told` is the entry in a sentence; `changes` are by reason, or else `nothing` says so.

    `session` is the one that the entry is about, None of a pause; `mark` is how it went, None of
    anything else and of what is taken back.
    """

    session: str | None
    mark: str | None
    told: str
    changes: tuple[Told, ...]
    nothing: str | None
    warnings: tuple[str, ...]
    is_taken_back: bool = False


def outcome(
    entry: Entry,
    changes: Iterable[Change],
    warnings: Iterable[Reason],
    plan: Plan,
    exercises: Exercises,
    voice: Voice,
    *,
    taken_back: Entry | None = None,
) -> Outcome:
    """What to show of the entry, or of the one that it takes back."""
    said = entry_text(taken_back or entry, plan, voice, exercises)
    if taken_back is not None:
        said = voice.say("Taken back: {entry}", entry=said)
    told = told_changes(changes, plan, exercises, voice)
    return Outcome(
        session=(taken_back or entry).data.get("session"),
        mark=None if taken_back else entry.data.get("mark"),
        told=said,
        changes=told,
        nothing=None if told or taken_back else nothing_else_text(entry, plan, voice),
        warnings=tuple(warning_text(each, voice) for each in warnings),
        is_taken_back=taken_back is not None,
    )


def in_one(outcomes: Sequence[Outcome], count: int, voice: Voice) -> Outcome:
    """Outcomes of one press, each with all its changes, as one; `count` may be more than them."""
    said = [each.told for each in outcomes]
    if more := count - len(outcomes):
        said.append(voice.say_n("And {n} more like it.", "And {n} more like it.", more))
    return evolve(outcomes[-1], told=" ".join(said))
