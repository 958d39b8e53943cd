"""The journal: what the runner did or said, and the fold that makes a plan of it.

Entries are values; keeping them is `pacelift.store`, making a plan from a profile the planner's.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from operator import attrgetter
from typing import Any, Final

from attrs import field, frozen

from pacelift.coach.changes import Change
from pacelift.coach.plan import Plan
from pacelift.coach.profile import Profile
from pacelift.errors import BadInput, Refusal, said

Start = Callable[[Profile, str], Plan]
"""Makes the first plan of a profile; the text is the plan's id. The planner with its catalogue."""

Adapt = Callable[[Plan, "Entry"], tuple[Plan, tuple[Change, ...]]]
"""What an entry makes of a plan, and what differs: `adapt.adapt` with its catalogue."""

NEW: Final = "new"
"""The kind of entry that makes a plan; its data is the profile document, completed."""

UNDO: Final = "undo"
"""The kind of entry that takes one back: `data["entry"]` is its id."""

PRIVATE: Final = ("note", "pain")
"""The keys of an entry's data that never leave the machine."""

KINDS: Final = frozenset(
    {NEW, "mark", "log", "move", "pause", "race", "profile", "skip", "appointments", UNDO}
)
"""Every kind this version can fold."""


def _utc(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError(f"an entry needs an instant, not the wall time {at}")
    return at.astimezone(UTC)


@frozen
class Entry:
    """One thing that happened: `at` is the instant (UTC), `data` plain JSON values by kind."""

    id: str
    at: datetime = field(converter=_utc)
    kind: str
    data: Mapping[str, Any]


def canonical_json(data: object) -> str:
    """The one JSON text of a value: keys sorted, ASCII.

    Raises ValueError for NaN and infinity, TypeError for what JSON cannot hold.
    """
    return json.dumps(data, sort_keys=True, separators=(",", ":"), allow_nan=False)


def instant_text(at: datetime) -> str:
    """An instant as ISO 8601 UTC text of fixed width, so that texts sort as instants do."""
    return _utc(at).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def entry_id(at: datetime, kind: str, data: Mapping[str, Any], sequence: int) -> str:
    """The id such an entry always gets: 32 hex digits; `sequence` tells equal ones apart.

    It leaves the machine, so what is private has no part in it: a number from 0 to 10 is soon
    guessed.
    """
    # Only who writes needs an id, and its module is one of the slower ones to load.
    from hashlib import blake2b

    whole = canonical_json([instant_text(at), kind, public(data), sequence])
    return blake2b(whole.encode(), digest_size=16).hexdigest()


def public(data: Mapping[str, Any]) -> dict[str, Any]:
    """An entry's data without what is private."""
    return {key: None if key in PRIVATE else value for key, value in data.items()}


def new_entry(document: Mapping[str, Any], now: datetime, entries: Iterable[Entry]) -> Entry:
    """The entry that makes a profile's plan the active one.

    `document` is what `profile_input.complete` gives; `entries` are those kept so far.
    """
    return _next(NEW, document, now, tuple(entries))


def next_entry(
    kind: str, data: Mapping[str, Any], now: datetime, entries: Iterable[Entry]
) -> Entry:
    """The entry of another kind, about the active plan of the `entries` kept so far.

    Its data also names that plan: journals that meet later may hold another one by then.
    Raises BadInput as `active_entries` does.
    """
    kept = tuple(entries)
    return _next(kind, {"plan": active_entries(kept)[0].id, **data}, now, kept)


def _next(kind: str, data: Mapping[str, Any], now: datetime, entries: tuple[Entry, ...]) -> Entry:
    """An entry that sorts after all there are.

    Two commands may share one --now and a clock may be set back; what came later in one journal
    must still fold later.
    """
    plain = json.loads(canonical_json(data))
    latest = max((entry.at for entry in entries), default=None)
    at = now if latest is None or now > latest else latest + timedelta(microseconds=1)
    return Entry(entry_id(at, kind, plain, len(entries)), at, kind, plain)


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries by instant, then id: the same on every machine, however they were gathered."""
    return tuple(sorted(entries, key=attrgetter("at", "id")))


def plan_entries(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries that each made a plan, the active one last; those before it are archived."""
    return tuple(entry for entry in in_order(entries) if entry.kind == NEW)


def merge(one: Iterable[Entry], other: Iterable[Entry]) -> tuple[Entry, ...]:
    """Two machines' journals as one, whatever the order they are named in.

    Nothing is weighed against anything: of two marks of one session the later folds later.
    """
    return in_order({entry.id: entry for entry in (*one, *other)}.values())


def active_entries(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """What the active plan is a fold of: the entry that made it, then all about it in order.

    What was taken back is not among them, nor are the entries that take back: equal plans have
    equal ones. Raises BadInput "no-plan" without a plan, "journal-newer" for a kind this version
    does not know.
    """
    made, about, undone = _about_the_active(entries)
    return (made, *(entry for entry in about if entry.id not in undone))


def undone_entries(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """What was told of the active plan and taken back, in order. Raises as `active_entries`."""
    _, about, undone = _about_the_active(entries)
    return tuple(entry for entry in about if entry.id in undone and not is_upkeep(entry))


def _about_the_active(entries: Iterable[Entry]) -> tuple[Entry, list[Entry], frozenset[str]]:
    """The entry that made the active plan, all that was told of it, the ids of what was undone."""
    ordered = in_order(entries)
    _refuse_unknown(ordered)
    made = plan_entries(ordered)
    if not made:
        raise BadInput("no-plan", "There is no plan yet.", "Make one: pacelift new PROFILE")
    about = [entry for entry in ordered if entry.data.get("plan") == made[-1].id]
    undone = frozenset(entry.data["entry"] for entry in about if entry.kind == UNDO)
    return made[-1], [entry for entry in about if entry.kind != UNDO], undone


def is_upkeep(entry: Entry) -> bool:
    """Whether it only forgets appointments that are gone: nothing that anybody would take back."""
    return entry.kind == "appointments" and not entry.data["sessions"]


def last_told(active: tuple[Entry, ...]) -> Entry | None:
    """The last of the active entries that can be taken back."""
    return next((each for each in reversed(active[1:]) if not is_upkeep(each)), None)


def to_undo(active: tuple[Entry, ...]) -> Entry:
    """The last of the active entries that can be taken back; BadInput "nothing-to-undo" if none."""
    last = last_told(active)
    if last is None:
        raise BadInput(
            "nothing-to-undo",
            "The plan is as it was made.",
            "An older plan comes back by making it again: pacelift new PROFILE",
        )
    return last


@frozen
class Folded:
    """The active plan and how it came to be: each entry since it was made, with its changes."""

    plan: Plan
    history: tuple[tuple[Entry, tuple[Change, ...]], ...]


def fold(entries: Iterable[Entry], start: Start, adapt: Adapt) -> Folded:
    """The active plan and its history.

    Raises what `active_entries` and `start` raise, and BadInput "journal-unreadable" when a
    profile kept long ago is no longer understood.
    """
    made, *since = active_entries(entries)
    plan = start(journalled_profile(made), made.id)
    history = []
    for entry in since:
        try:
            plan, told = adapt(plan, entry)
        except Refusal:
            # Journals that met may ask of a plan what a rule refuses: then it stays as it was.
            told = ()
        history.append((entry, told))
    return Folded(plan, tuple(history))


def _refuse_unknown(entries: tuple[Entry, ...]) -> None:
    unknown = next((entry for entry in entries if entry.kind not in KINDS), None)
    if unknown is not None:
        raise BadInput(
            "journal-newer",
            said(
                "The journal holds an entry of kind {kind!r} ({at}) that this version of "
                "Pacelift does not know. Nothing was changed.",
                kind=unknown.kind,
                at=instant_text(unknown.at),
            ),
            "Install the newest Pacelift; it was written by one newer than this.",
        )


def journalled_profile(entry: Entry) -> Profile:
    """The profile in an entry of kind "new"; its race may long be over."""
    # Reading a profile loads much that a plan from a snapshot does without.
    from pacelift.coach.profile_input import read_completed

    try:
        return read_completed(entry.data, source="journal")
    except BadInput as error:
        raise BadInput(
            "journal-unreadable",
            said(
                "The profile kept on {at} (entry {entry}) cannot be read by this version of "
                "Pacelift. {error}",
                at=instant_text(entry.at),
                entry=entry.id,
                error=error.text,
            ),
            "Make the plan again: pacelift new PROFILE. The kept one stays in the journal.",
        ) from error
