"""Which session is meant: by id, by the beginning of one, or by "today"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches

from pacelift.coach.plan import Plan, Session
from pacelift.errors import BadInput, a_choice, said

TODAY = "today"


MOST_LISTED = 6
"""What a text may mean is listed up to so many."""


def which_session(plan: Plan, told: str, today: date, *, lift: bool = False) -> Session:
    """The one session meant by `told`.

    "today" is that day's only session, with `lift` its only one with exercises; any other text is
    an id or the beginning of just one. Raises BadInput "no-session-today", "ambiguous-session"
    (with what it could be), "unknown-session".
    """
    if told == TODAY:
        held = (each for each in plan.sessions if each.status != "dropped")
        meant = [each for each in held if each.start.date() == today]
        if lift:
            meant = [each for each in meant if each.exercises] or meant
    else:
        begun = [each for each in plan.sessions if told and each.id.startswith(told)]
        meant = [each for each in begun if each.id == told] or begun
    if len(meant) > 1:
        raise BadInput(
            "ambiguous-session",
            said(
                "{told!r} may be any of {count} sessions: {sessions}.",
                told=told,
                count=len(meant),
                sessions=_listed(meant),
            ),
            "Name one of them.",
        )
    if not meant:
        raise _none(plan, told, today)
    return meant[0]


def _none(plan: Plan, told: str, today: date) -> BadInput:
    if told == TODAY:
        return BadInput(
            "no-session-today",
            said("There is no session on {today}.", today=today.isoformat()),
            "Name one by its id; `pacelift plan --json` tells them all.",
        )
    near = get_close_matches(told, [each.id for each in plan.sessions], n=3)
    hint = (
        said("Did you mean {ids}?", ids=a_choice(near)) if near else said("Ids look like w03-long.")
    )
    return BadInput(
        "unknown-session",
        said("There is no session {told!r} in the plan.", told=told),
        said("{hint} `pacelift plan --json` tells them all.", hint=hint),
    )


def _listed(sessions: Sequence[Session]) -> str:
    listed = [f"{each.id} ({each.start:%Y-%m-%d %H:%M})" for each in sessions[:MOST_LISTED]]
    more = len(sessions) - MOST_LISTED
    names = ", ".join(listed)
    return said("{names} and {more} more", names=names, more=more) if more > 0 else names
