"""What the runner did in their calendar, as entries of the journal: which, and what cannot be one.

Pure but for the words of a refusal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from attrs import field, frozen

from pacelift.calendars.reconcile import Pull
from pacelift.coach.clock import to_wall
from pacelift.coach.edited import session_of
from pacelift.coach.requests import mark_data, move_data, skip_data
from pacelift.errors import BadInput
from pacelift.words.titles import short_title
from pacelift.words.voice import Voice

if TYPE_CHECKING:
    from pacelift.calendars.agreed import Agreed
    from pacelift.calendars.reconcile import Heard
    from pacelift.coach.plan import Plan, Session

Told = tuple[str, Mapping[str, object]]
"""The kind and the data of an entry."""


@frozen
class Understood:
    """The entry of a deed, if it is the plan's business; `refused` says of which sessions it cannot
    be followed, and why.
    """

    told: Told | None
    refused: Mapping[str, str] = field(factory=dict)


def deeds(heard: Heard) -> Iterator[tuple[Pull, ...]]:
    """What they did, deed by deed: many sessions taken out at once are a single one."""
    together = [each for each in heard.pulls if heard.at_once and each.what == "deleted"]
    if together:
        yield tuple(together)
    yield from ((each,) for each in heard.pulls if each not in together)


def understood(deed: Iterable[Pull], plan: Plan, now: datetime, voice: Voice) -> Understood:
    """What a deed tells the plan at the instant `now`."""
    told: list[Told] = []
    refused = {}
    for pull in deed:
        session = session_of(plan, pull.session)
        if session is None or pull.plan != plan.id:
            continue
        try:
            one = _told(pull, session, plan, now)
        except BadInput as error:
            refused[session.id] = _in_words(error, session, plan, voice)
        else:
            told += [] if one is None else [one]
    return Understood(_as_one(told), refused)


def apart(rows: Iterable[Agreed], plan: Plan, now: datetime, voice: Voice) -> dict[str, str]:
    """Sessions to come whose events stand where the plan cannot follow, and why, in words."""
    found = {}
    for row in rows:
        session = session_of(plan, row.session)
        if session is None or not _stands_apart(row, session, plan, now):
            continue
        at, day = row.theirs.start, row.theirs.whole_day
        pull = Pull(plan=row.plan, session=session.id, what="moved", start=at, whole_day=day)
        why = understood([pull], plan, now, voice).refused.get(session.id)
        if why is not None:
            found[session.id] = voice.say(
                "{title}: its event is at another time. {why}",
                title=_name(session, plan, voice),
                why=why,
            )
    return found


def _stands_apart(row: Agreed, session: Session, plan: Plan, now: datetime) -> bool:
    """Whether both sides know it to be elsewhere; nobody minds once its time is over."""
    is_settled = row.plan == plan.id and row.state == "live" and row.intent is None
    to_come = session.status == "planned" and row.ours.end > now
    return is_settled and to_come and row.theirs.start != row.ours.start


def _as_one(told: list[Told]) -> Told | None:
    if len(told) < 2:
        return told[0] if told else None
    return "skip", {"sessions": [data["session"] for _, data in told]}


def _in_words(error: BadInput, session: Session, plan: Plan, voice: Voice) -> str:
    """What the plan cannot follow, the session named as the runner knows it."""
    told = f"{voice.tell(error.text)} {voice.tell(error.fix)}"
    return told.replace(session.id, _name(session, plan, voice))


def _name(session: Session, plan: Plan, voice: Voice) -> str:
    return short_title(session, plan.profile.race.name, voice)


def _told(pull: Pull, session: Session, plan: Plan, now: datetime) -> Told | None:
    """The kind and data of an entry. Raises BadInput where the plan cannot follow."""
    today = to_wall(now, plan.clocks).date()
    if session.status == (pull.mark or ("dropped" if pull.what == "deleted" else None)):
        return None  # another machine has told that already
    if pull.what == "moved" and pull.start is not None:
        start = to_wall(pull.start, plan.clocks).replace(fold=0)
        if pull.whole_day:
            start = datetime.combine(start.date(), session.start.time())
        if start == session.start and session.status != "dropped":
            return None
        return "move", move_data(plan, session, start, now)
    if pull.what == "deleted" or (pull.mark == "missed" and session.start.date() > today):
        return "skip", skip_data(session)
    if pull.what == "marked" and pull.mark is not None:
        return "mark", mark_data(session, pull.mark, today)
    return None
