"""What an entry changed, shown: a line for each change with its reason, or the JSON document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from pacelift.app import Answer, App
from pacelift.cli.layout import labelled, wrap
from pacelift.cli.output import bold, print_json, print_lines, width
from pacelift.coach.changes import Change
from pacelift.coach.plan import Plan
from pacelift.words.changes import told_changes
from pacelift.words.entries import entry_text, nothing_else_text
from pacelift.words.forecast import forecast_text
from pacelift.words.voice import Voice, mark
from pacelift.words.warnings import warning_text

if TYPE_CHECKING:
    from pacelift.words.exercises import Exercises

_KEPT: Final = mark("To take it back: pacelift undo")
_WHAT_IF: Final = mark("Only a look ahead: nothing was kept.")


def show_answer(app: App, answer: Answer, *, as_json: bool, dry_run: bool = False) -> None:
    """Prints what the entry changed; says how it is taken back, or that it was not kept."""
    voice = app.voice(answer.plan)
    if as_json:
        from pacelift.words.changes_document import answer_document
        from pacelift.words.document import warning_documents

        told = answer_document(
            answer.entry, answer.changes, answer.plan, app.catalogue, voice, answer.goal
        )
        print_json({**told, "warnings": warning_documents(answer.warnings, voice)})
        return
    print_lines(_lines(answer, app.catalogue, voice))
    if answer.taken_back is None:
        print_lines(("", *wrap(voice.say(_WHAT_IF if dry_run else _KEPT), width())))


def _lines(answer: Answer, exercises: Exercises, voice: Voice) -> Iterator[str]:
    for line in wrap(_told(answer, exercises, voice), width()):
        yield bold(line)
    if answer.changes:
        yield from change_lines(answer.changes, answer.plan, exercises, voice)
    else:
        yield from wrap(nothing_else_text(answer.entry, answer.plan, voice), width())
    forecast = forecast_text(answer.before.fitness, answer.plan.fitness, voice)
    if forecast is not None:
        yield from labelled("•", (forecast,), 2, width())
    goal = () if answer.goal is None else (answer.goal,)
    for warning in (*answer.warnings, *goal):
        yield from labelled("!", (warning_text(warning, voice),), 2, width())


def _told(answer: Answer, exercises: Exercises, voice: Voice) -> str:
    if answer.taken_back is None:
        return entry_text(answer.entry, answer.plan, voice, exercises)
    taken_back = entry_text(answer.taken_back, answer.plan, voice, exercises)
    return voice.say("Taken back: {entry}", entry=taken_back)


def change_lines(
    changes: Iterable[Change], plan: Plan, exercises: Exercises, voice: Voice
) -> Iterator[str]:
    """Each change, and below those that share a reason what it is, with its rule."""
    for told in told_changes(changes, plan, exercises, voice):
        for line in told.lines:
            yield from labelled("•", (line,), 2, width())
        why = voice.say("{why} ({rule})", why=told.why, rule=told.rule)
        yield from labelled("", (why,), 2, width())
