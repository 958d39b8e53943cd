"""What a person reads first of an error, by its code.

What happened and what to do says the error itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pacelift.errors import PaceliftError
from pacelift.words.voice import Voice, mark

TITLES: Final[Mapping[str, str]] = {
    "usage": mark("That command cannot be understood"),
    "confirm": mark("This needs your yes"),
    "confirm-or-make-again": mark("It can only be one of the two"),
    "bad-now": mark("That is not a time"),
    "no-plan": mark("Nothing to show yet"),
    "no-such-week": mark("The plan has no such week"),
    "unknown-session": mark("The plan has no such session"),
    "ambiguous-session": mark("More than one session may be meant"),
    "no-session-today": mark("Nothing is planned today"),
    "unknown-exercise": mark("There is no such exercise"),
    "bad-sets": mark("Those are no sets"),
    "bad-number": mark("That number cannot be"),
    "bad-day": mark("That is not a day"),
    "bad-time": mark("That is not a time"),
    "bad-distance": mark("That is not a distance"),
    "bad-timezone": mark("That is not a time zone"),
    "bad-window": mark("That is not a time to train"),
    "too-old": mark("That is too long ago"),
    "not-believable": mark("That cannot have been"),
    "older-race": mark("A later race counts"),
    "in-the-future": mark("That is still to come"),
    "in-the-past": mark("That time is over"),
    "outside-the-plan": mark("That is not in the plan"),
    "already-done": mark("That is done already"),
    "long-over": mark("That is over"),
    "nothing-done": mark("That was not done"),
    "too-heavy": mark("Nobody lifts that much so"),
    "race-stays": mark("The race stays where it is"),
    "api-root": mark("That is no safe address"),
    "client-secrets": mark("That is not the file Google gives"),
    "not-connected": mark("There is no calendar yet"),
    "no-free-busy": mark("Your appointments are not looked at"),
    "calendar-unreadable": mark("The calendar has to be connected again"),
    "not-a-copy": mark("That cannot be restored"),
    "copy-newer": mark("That is from a newer Pacelift"),
    "copy-unwritable": mark("The backup was not saved"),
    "plan-is-there": mark("There is a plan here already"),
    "nothing-to-restore": mark("There is no plan to restore"),
    "not-a-run": mark("That is not a run"),
    "not-a-lift": mark("That is not a lift"),
    "two-sided": mark("That has no sides"),
    "from-after-to": mark("Those days are the wrong way round"),
    "pause-overlaps": mark("Those days are off already"),
    "not-injured": mark("That goes with an injury only"),
    "not-away": mark("That goes with days away only"),
    "start-stays": mark("The plan has begun"),
    "nothing-to-undo": mark("There is nothing to undo"),
    "told-meanwhile": mark("Something was told meanwhile"),
    "bad-profile": mark("The profile cannot be used as it is"),
    "too-big": mark("That does not look like a profile"),
    "not-text": mark("That does not look like a profile"),
    "not-toml": mark("The profile is not written as it must be"),
    "no-file": mark("The file is not there"),
    "not-a-file": mark("That is not a file"),
    "unreadable": mark("The file cannot be read"),
    "no-folder": mark("The file cannot be written"),
    "not-writable": mark("The file cannot be written"),
    "cannot-write": mark("The file cannot be written"),
    "not-a-calendar": mark("That is not a calendar"),
    "disk-full": mark("There is no room on the disk"),
    "home-unusable": mark("Pacelift cannot keep its data there"),
    "database-corrupt": mark("Your data is damaged"),
    "database-newer": mark("Your data is of a newer Pacelift"),
    "database-foreign": mark("That data is not Pacelift's"),
    "database-locked": mark("Your data is in use"),
    "database-read-only": mark("Your data cannot be written"),
    "journal-newer": mark("Your data is of a newer Pacelift"),
    "journal-unreadable": mark("Your plan cannot be read any more"),
    "login": mark("That could not be changed"),
    "does-not-answer": mark("Pacelift runs, but does not answer"),
    "no-private-folder": mark("Pacelift cannot be started here"),
}
"""What a person reads first, by the error's code."""


def problem_title(code: str) -> str | None:
    """The title of that code, or None where the error's class has the title."""
    return TITLES.get(code)


def problem_lines(error: PaceliftError, voice: Voice) -> tuple[str, str, str]:
    """The error's title, what happened and what to do."""
    title = problem_title(error.code) or error.title
    return voice.tell(title), voice.tell(error.text), voice.tell(error.fix)
