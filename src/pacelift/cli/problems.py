"""An error as text for a person and as the contract's JSON document."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from pacelift.errors import PaceliftError, Refusal

TITLES: Final[Mapping[str, str]] = {
    "usage": "That command cannot be understood",
    "confirm": "This needs your yes",
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
    "start-stays": "The plan has begun",
    "older-race": "A later race counts",
    "in-the-future": "That is still to come",
    "in-the-past": "That time is over",
    "outside-the-plan": "That is not in the plan",
    "already-done": "That is done already",
    "long-over": "That is over",
    "nothing-done": "That was not done",
    "too-heavy": "Nobody lifts that much so",
    "race-stays": "The race stays where it is",
    "not-a-run": "That is not a run",
    "not-a-lift": "That is not a lift",
    "two-sided": "That has no sides",
    "from-after-to": "Those days are the wrong way round",
    "pause-overlaps": "Those days are off already",
    "not-injured": "That goes with an injury only",
    "not-away": "That goes with days away only",
    "nothing-to-undo": "There is nothing to undo",
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
}
"""What a person reads first, by the error's code; without one here, the title of its class."""


def error_text(error: PaceliftError) -> str:
    """Title, what happened, what to do; a refusal's options one a line."""
    lines = [TITLES.get(error.code, error.title), error.text, error.fix]
    if isinstance(error, Refusal):
        lines[0] += f" ({error.rule})"
        for number, option in enumerate(error.options, start=1):
            keys = ", ".join(_keys(option.profile))
            lines.append(f"  {number}. {option.text} ({keys})")
    return _harmless("\n".join(line for line in lines if line))


def _harmless(text: str) -> str:
    """The text with characters that a terminal would obey written out: paths may hold any."""
    return "".join(
        char if char.isprintable() or char == "\n" else char.encode("unicode_escape").decode()
        for char in text
    )


def error_document(error: PaceliftError) -> dict[str, Any]:
    """The contract's `{"error": …}`, with a refusal's options and a profile's problems."""
    told: dict[str, Any] = {"code": error.code, "text": error.text, "fix": error.fix}
    if isinstance(error, Refusal):
        told["rule"] = error.rule
        told["options"] = [{"text": each.text, "profile": each.profile} for each in error.options]
    problems = getattr(error, "problems", None)
    if problems is not None:
        told["problems"] = [
            {"key": each.key, "value": each.value, "allowed": each.allowed, "hint": each.hint}
            for each in problems
        ]
    return {"error": told}


def _keys(profile: Mapping[str, object], path: str = "") -> Iterator[str]:
    """The keys to set, as TOML, such as `race.distance = "half"`."""
    for key, value in profile.items():
        if isinstance(value, Mapping):
            yield from _keys(value, f"{path}{key}.")
        else:
            yield f"{path}{key} = {_toml(value)}"


def _toml(value: object) -> str:
    if isinstance(value, Mapping):
        pairs = (f"{key} = {_toml(item)}" for key, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
