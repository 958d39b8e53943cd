"""What a person reads first of an error, by its code.

What happened and what to do says the error itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

TITLES: Final[Mapping[str, str]] = {
    "usage": "That command cannot be understood",
    "confirm": "This needs your yes",
    "confirm-or-make-again": "It can only be one of the two",
    "bad-now": "That is not a time",
    "no-plan": "Nothing to show yet",
    "no-such-week": "The plan has no such week",
    "unknown-session": "The plan has no such session",
    "ambiguous-session": "More than one session may be meant",
    "no-session-today": "Nothing is planned today",
    "unknown-exercise": "There is no such exercise",
    "bad-sets": "Those are no sets",
    "bad-number": "That number cannot be",
    "bad-day": "That is not a day",
    "bad-time": "That is not a time",
    "bad-distance": "That is not a distance",
    "bad-timezone": "That is not a time zone",
    "bad-window": "That is not a time to train",
    "too-old": "That is too long ago",
    "not-believable": "That cannot have been",
    "older-race": "A later race counts",
    "in-the-future": "That is still to come",
    "in-the-past": "That time is over",
    "outside-the-plan": "That is not in the plan",
    "already-done": "That is done already",
    "long-over": "That is over",
    "nothing-done": "That was not done",
    "too-heavy": "Nobody lifts that much so",
    "race-stays": "The race stays where it is",
    "api-root": "That is no safe address",
    "client-secrets": "That is not the file Google gives",
    "not-connected": "There is no calendar yet",
    "no-free-busy": "Your appointments are not looked at",
    "calendar-unreadable": "The calendar has to be connected again",
    "not-a-copy": "That cannot be restored",
    "copy-newer": "That is from a newer Pacelift",
    "copy-unwritable": "The backup was not saved",
    "plan-is-there": "There is a plan here already",
    "nothing-to-restore": "There is no plan to restore",
    "not-a-run": "That is not a run",
    "not-a-lift": "That is not a lift",
    "two-sided": "That has no sides",
    "from-after-to": "Those days are the wrong way round",
    "pause-overlaps": "Those days are off already",
    "not-injured": "That goes with an injury only",
    "not-away": "That goes with days away only",
    "start-stays": "The plan has begun",
    "nothing-to-undo": "There is nothing to undo",
    "told-meanwhile": "Something was told meanwhile",
    "bad-profile": "The profile cannot be used as it is",
    "too-big": "That does not look like a profile",
    "not-text": "That does not look like a profile",
    "not-toml": "The profile is not written as it must be",
    "no-file": "The file is not there",
    "not-a-file": "That is not a file",
    "unreadable": "The file cannot be read",
    "no-folder": "The file cannot be written",
    "not-writable": "The file cannot be written",
    "cannot-write": "The file cannot be written",
    "not-a-calendar": "That is not a calendar",
    "disk-full": "There is no room on the disk",
    "home-unusable": "Pacelift cannot keep its data there",
    "database-corrupt": "Your data is damaged",
    "database-newer": "Your data is of a newer Pacelift",
    "database-foreign": "That data is not Pacelift's",
    "database-locked": "Your data is in use",
    "database-read-only": "Your data cannot be written",
    "journal-newer": "Your data is of a newer Pacelift",
    "journal-unreadable": "Your plan cannot be read any more",
    "login": "That could not be changed",
    "does-not-answer": "Pacelift runs, but does not answer",
    "no-private-folder": "Pacelift cannot be started here",
}
"""What a person reads first, by the error's code."""


def problem_title(code: str) -> str | None:
    """The title of that code, or None where the error's class has the title."""
    return TITLES.get(code)
