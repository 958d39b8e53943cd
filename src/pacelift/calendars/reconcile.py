"""The three-way decision between the plan, what was last agreed, and what the calendar shows.

Pure: no I/O and no clock. `hear` tells what the runner did in the calendar, which becomes entries
of the journal; with the plan of these `decide` tells what to write. Field group by field group the
runner's own hand wins over ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final, Literal

from attrs import evolve, frozen

from pacelift.calendars.agreed import Agreed, Desired, body_of, ended, settled
from pacelift.calendars.event import event_uuid
from pacelift.calendars.port import Changed, Listing, Look, Memo, Remote
from pacelift.calendars.title_marks import Mark, bare, mark_in

MOST_DELETED: Final = 8
MOST_DELETED_SHARE: Final = 0.30
"""More future events than both of these gone at once may be an accident: the runner confirms."""

_NEVER_LISTED: Final = ""
_ENDED: Final = ("deleted", "removed")

What = Literal["moved", "marked", "deleted", "renamed", "noted"]

Gone = Literal["ask", "meant", "again"]
"""What to do where many events are gone at once: wait for a word, take it that this was meant, or
make again whatever is gone."""


@frozen(kw_only=True)
class Pull:
    """One thing the runner did in the calendar to an event of that plan.

    `start` if they moved it, to a day without a time if `whole_day`; `mark` if they marked it.
    """

    plan: str
    session: str
    what: What
    start: datetime | None = None
    mark: Mark | None = None
    whole_day: bool = False


@frozen
class Heard:
    """What a listing tells: the rows with what both sides know now, and the runner's own doings.

    With `doubtful` set so many events are gone that nothing else counts before the runner confirms;
    once they have, those deletions are one deed of theirs, done `at_once`.
    """

    rows: Mapping[str, Agreed]
    pulls: tuple[Pull, ...]
    doubtful: int = 0
    at_once: bool = False


@frozen
class Insert:
    """A new event; `generation` is part of its id."""

    id: str
    generation: int
    desired: Desired


@frozen
class Patch:
    """Those groups of an event anew, to `look`; `ours` is what we would have it show ourselves."""

    row: Agreed
    look: Look
    ours: Look
    memo: Memo
    changed: frozenset[Changed]


@frozen
class Remove:
    """An event away."""

    row: Agreed


@frozen
class Leave:
    """An event whose session is gone and into which the runner wrote: it is theirs from now on."""

    row: Agreed


Action = Insert | Patch | Remove | Leave


def hear(
    rows: Mapping[str, Agreed], listing: Listing, now: datetime, *, gone: Gone = "ask"
) -> Heard:
    """What the calendar tells of our events, by their ids; events of others are none of ours.

    An event that a whole listing lacks was deleted.
    """
    heard = dict(rows)
    pulls: list[Pull] = []
    for remote in _of_ours(rows, listing):
        row = heard[remote.id]
        heard[remote.id], told = _told(row, remote, now)
        if row.state in _ENDED and _is_there_again(heard[remote.id], heard):
            told = []
        pulls += told
    deleted = {pull.session for pull in pulls if pull.what == "deleted"}
    future = sum(row.state == "live" and row.ours.end > now for row in rows.values())
    many = len(deleted) > MOST_DELETED and len(deleted) > MOST_DELETED_SHARE * future
    if many and gone == "ask":
        return Heard(rows, (), len(deleted))
    if gone == "again":
        return _made_again(heard, pulls)
    return Heard(heard, tuple(pulls), at_once=many)


def _of_ours(rows: Mapping[str, Agreed], listing: Listing) -> list[Remote]:
    """What is gone first: of two events of a session it is the other that counts."""
    listed = {remote.id: remote for remote in listing.items}
    ours = [remote for event_id, remote in listed.items() if event_id in rows]
    if listing.whole:
        lacks = sorted(rows.keys() - listed.keys())
        ours += [Remote(event_id, _NEVER_LISTED, None) for event_id in lacks]
    return sorted(ours, key=lambda remote: remote.look is not None)


def _is_there_again(row: Agreed, rows: Mapping[str, Agreed]) -> bool:
    """Whether it has come back beside another event that its session has by now."""
    others = (other for other in rows.values() if other.id != row.id and other.state == "live")
    return row.state == "live" and any(_key(other) == _key(row) for other in others)


def _key(row: Agreed) -> tuple[str, str]:
    return (row.plan, row.session)


def _made_again(rows: Mapping[str, Agreed], pulls: Iterable[Pull]) -> Heard:
    """The same as if we had taken out what is gone, so that the plan wants it there again."""
    told = tuple(pulls)
    gone = {(pull.plan, pull.session) for pull in told if pull.what == "deleted"}
    heard = {
        event_id: ended(row, "removed") if row.state == "deleted" and _key(row) in gone else row
        for event_id, row in rows.items()
    }
    return Heard(heard, tuple(pull for pull in told if pull.what != "deleted"))


def _told(row: Agreed, remote: Remote, now: datetime) -> tuple[Agreed, list[Pull]]:
    if remote.look is None:
        return _gone(row, remote, now)
    if row.state == "left":
        return row, []
    if row.state in _ENDED:
        # Taken out of the calendar's bin again, or changed while we removed it.
        back = evolve(row, state="live", theirs=remote.look, etag=remote.etag, intent=None)
        return evolve(back, ours=remote.look), [_moved(row, remote.look)]
    if row.intent is not None and _shows(remote.look, row.intent.look):
        return settled(row, remote), []
    return _changed(row, remote.etag, remote.look)


def _gone(row: Agreed, remote: Remote, now: datetime) -> tuple[Agreed, list[Pull]]:
    if row.state != "live":
        return row, []
    if row.intent is not None and row.intent.operation == "insert" and remote.etag == _NEVER_LISTED:
        return row, []  # it was never there
    if row.intent is not None and row.intent.operation == "remove":
        return ended(row, "removed"), []
    over = row.theirs.end <= now  # tidied up: what was is no less done
    return ended(row, "deleted"), [] if over else [
        Pull(plan=row.plan, session=row.session, what="deleted")
    ]


def _shows(look: Look, wanted: Look) -> bool:
    return (look.start, look.end, look.title, look.body.own) == (
        wanted.start,
        wanted.end,
        wanted.title,
        wanted.body.own,
    )


def _changed(row: Agreed, etag: str, look: Look) -> tuple[Agreed, list[Pull]]:
    """The groups that are neither as the calendar showed them last nor as we are writing them."""
    known = [row.theirs] + ([row.intent.look] if row.intent is not None else [])
    pulls = []
    ours, named = row.ours, row.named
    if all((look.start, look.end) != (each.start, each.end) for each in known):
        pulls.append(_moved(row, look))
        ours = evolve(ours, start=look.start, end=look.start + (ours.end - ours.start))
    if all(look.title != each.title for each in known):
        mark = _mark(look.title, row)
        if mark is not None:
            pulls.append(Pull(plan=row.plan, session=row.session, what="marked", mark=mark))
            if not row.named:
                # As if agreed, so that our own title differs and is written again.
                ours = evolve(ours, title=look.title)
        else:
            named = bare(look.title) not in map(bare, _own_titles(row))
            pulls += [Pull(plan=row.plan, session=row.session, what="renamed")] if named else []
    if all(look.body != each.body for each in known):
        pulls.append(Pull(plan=row.plan, session=row.session, what="noted"))
    heard = evolve(row, etag=etag, ours=ours, theirs=look, named=named, intent=None)
    return heard, pulls


def _moved(row: Agreed, look: Look) -> Pull:
    return Pull(
        plan=row.plan,
        session=row.session,
        what="moved",
        start=look.start,
        whole_day=look.whole_day,
    )


def _mark(title: str, row: Agreed) -> Mark | None:
    marks = (mark_in(title, known) for known in _titles(row))
    return next((mark for mark in marks if mark is not None), None)


def _titles(row: Agreed) -> tuple[str, ...]:
    """The titles that the runner may have seen: ours, and one that they gave it."""
    ours = _own_titles(row)
    return (row.theirs.title, *ours) if row.named else ours


def _own_titles(row: Agreed) -> tuple[str, ...]:
    return (row.ours.title,) if row.intent is None else (row.ours.title, row.intent.ours.title)


def stays(row: Agreed, desired: Look) -> Agreed:
    """The row of an event whose move the plan cannot follow: it stays where the runner put it."""
    return evolve(row, ours=evolve(row.ours, start=desired.start, end=desired.end))


def decide(
    rows: Mapping[str, Agreed], desired: Iterable[Desired], now: datetime
) -> tuple[Action, ...]:
    """What to write, in the order of the plan, what goes away last. `rows` are by event id."""
    current = _current(rows)
    wanted = tuple(desired)
    actions = [_for(each, current.get((each.plan, each.session)), now) for each in wanted]
    kept = {(each.plan, each.session) for each in wanted}
    for row in rows.values():
        if row.state != "live":
            continue
        # Of a session no longer wanted what is over stays in the calendar as it was.
        is_current = current[_key(row)] == row
        if not is_current or (_key(row) not in kept and row.theirs.end > now):
            actions.append(Leave(row) if _written_into(row) else Remove(row))
    return tuple(action for action in actions if action is not None)


def _current(rows: Mapping[str, Agreed]) -> dict[tuple[str, str], Agreed]:
    """Each session's event of the latest generation.

    One that is there comes first, and of two that are, as when an old one was taken out of the
    bin, one that the runner wrote into.
    """

    def rank(row: Agreed) -> tuple[bool, bool, int]:
        is_live = row.state == "live"
        return is_live, is_live and _written_into(row), row.memo.generation

    return {_key(row): row for row in sorted(rows.values(), key=rank)}


def _written_into(row: Agreed) -> bool:
    return row.named or any(row.theirs.body.theirs)


def _for(desired: Desired, row: Agreed | None, now: datetime) -> Action | None:
    if row is not None and row.state == "deleted" and desired.look.end <= now:
        return None  # tidied away
    if row is None or row.state != "live":
        generation = 0 if row is None else row.memo.generation + 1
        event_id = event_uuid(desired.plan, desired.session, generation).hex
        return Insert(event_id, generation, desired)
    if row.intent is not None and row.intent.operation == "insert":
        return Insert(row.id, row.memo.generation, desired)
    return _patch(desired, row, now)


def _patch(desired: Desired, row: Agreed, now: datetime) -> Patch | None:
    wanted = _wanted(desired.look, row, now)
    memo = desired.memo(row.memo.generation)
    differs: dict[Changed, bool] = {
        "time": (wanted.start, wanted.end) != (row.theirs.start, row.theirs.end),
        "title": wanted.title != row.theirs.title,
        "body": wanted.body != row.theirs.body,
        "memo": memo != row.memo,
        "colour": _hides(desired.look, row),
    }
    changed = frozenset(group for group, is_so in differs.items() if is_so)
    return Patch(row, wanted, desired.look, memo, changed) if changed else None


def _wanted(look: Look, row: Agreed, now: datetime) -> Look:
    """What the event is to show: ours where we changed our mind, else what is there."""
    ours, theirs = row.ours, row.theirs
    title = look.title if look.title != ours.title and not row.named else theirs.title
    if theirs.end <= now and look.end <= now:
        # What was stays as it was, but for what is no longer to be read there.
        body = body_of(row, "") if _hides(look, row) else theirs.body
        return evolve(theirs, title=title, body=body)
    start, end = theirs.start, theirs.end
    if look.start != ours.start or look.end - look.start != ours.end - ours.start:
        start, end = look.start, _end(look, ours, theirs)
    body = theirs.body
    if look.body.own != ours.body.own:
        body = body_of(row, look.body.own or "")
    return Look(start, end, title, body)


def _hides(look: Look, row: Agreed) -> bool:
    """Whether nobody is to see any more what it is."""
    return not look.body.own and bool(row.ours.body.own)


def _end(look: Look, ours: Look, theirs: Look) -> datetime:
    """A length that the runner gave the event stays, until the session's own length changes."""
    unchanged = look.end - look.start == ours.end - ours.start and not theirs.whole_day
    return look.start + (theirs.end - theirs.start) if unchanged else look.end
