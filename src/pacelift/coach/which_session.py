"""Which session is meant: by id, by the beginning of one, or by "today"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Final

from pacelift.coach.plan import Plan, Session
from pacelift.errors import BadInput

TODAY = "today"
MOST_LISTED: Final = 5


def which_session(
    plan: Plan, told: str, today: date, suits: Callable[[Session], bool] = lambda _: True
) -> Session:
    """The one session meant by `told`.

    "today" is that day's only session; any other text is an id or the beginning of just one. Of
    several the one that suits is meant. Raises BadInput "no-session-today", "ambiguous-session"
    (with what it could be), "unknown-session".
    """
    if told == TODAY:
        held = (each for each in plan.sessions if each.status != "dropped")
        meant = [each for each in held if each.start.date() == today]
    else:
        begun = [each for each in plan.sessions if told and each.id.startswith(told)]
        meant = [each for each in begun if each.id == told] or begun
    if len(meant) > 1:
        meant = [each for each in meant if suits(each)] or meant
    if len(meant) > 1:
        raise BadInput(
            "ambiguous-session",
            f"{told!r} may be any of {len(meant)} sessions: {_listed(meant)}.",
            "Name one of them.",
        )
    if not meant:
        raise _none(plan, told, today)
    return meant[0]


def _none(plan: Plan, told: str, today: date) -> BadInput:
    if told == TODAY:
        return BadInput(
            "no-session-today",
            f"There is no session on {today.isoformat()}.",
            "Name one by its id; `pacelift plan --json` tells them all.",
        )
    near = get_close_matches(told, [each.id for each in plan.sessions], n=3)
    hint = f"Did you mean {' or '.join(near)}?" if near else "Ids look like w03-long."
    return BadInput(
        "unknown-session",
        f"There is no session {told!r} in the plan.",
        f"{hint} `pacelift plan --json` tells them all.",
    )


def _listed(sessions: Sequence[Session]) -> str:
    shown = [f"{each.id} ({each.start:%Y-%m-%d %H:%M})" for each in sessions[:MOST_LISTED]]
    more = len(sessions) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
