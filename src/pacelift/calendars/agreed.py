"""What both sides last agreed on of one event: the base of every three-way decision. Pure."""

from __future__ import annotations

from typing import Literal

from attrs import evolve, frozen

from pacelift.calendars.own_part import Body, with_own
from pacelift.calendars.port import First, Look, Memo, Remote

State = Literal["live", "deleted", "removed", "left"]
"""`deleted` by the runner, `removed` by us, `left` to the runner because they wrote into it."""

Operation = Literal["insert", "patch", "remove"]


@frozen
class Intent:
    """A call that was begun: until its result is kept, nobody knows whether it arrived.

    `look` is what is written: `ours` is what we would have it show, but for what is the runner's.
    """

    operation: Operation
    look: Look
    ours: Look
    memo: Memo


@frozen(kw_only=True)
class Agreed:
    """One event of ours in one calendar.

    `ours` is what we last wanted it to show, `theirs` what the calendar last showed. `named` says
    that the title is the runner's own. `etag` is empty before the first answer.
    """

    id: str
    memo: Memo
    ours: Look
    theirs: Look
    etag: str = ""
    state: State = "live"
    named: bool = False
    intent: Intent | None = None

    @property
    def session(self) -> str:
        """The id of its session."""
        return self.memo.session

    @property
    def plan(self) -> str:
        """The id of the plan it belongs to."""
        return self.memo.plan


@frozen(kw_only=True)
class Desired:
    """What a session's event is to show."""

    plan: str
    session: str
    look: Look
    first: First
    state: str = ""

    def memo(self, generation: int) -> Memo:
        """What programs read in its event of that generation."""
        return Memo(self.plan, self.session, generation, self.state)


def settled(row: Agreed, remote: Remote) -> Agreed:
    """The row once its intent is known to have been carried out, as that remote shows."""
    if row.intent is None or remote.look is None:
        raise ValueError(f"{row.id} has no intent that {remote} could settle")
    memo, ours = row.intent.memo, row.intent.ours
    return evolve(
        row, memo=memo, ours=ours, theirs=remote.look, etag=remote.etag, state="live", intent=None
    )


def ended(row: Agreed, state: State) -> Agreed:
    """The row of an event that is no longer there, or no longer ours."""
    return evolve(row, state=state, intent=None, etag="")


def body_of(row: Agreed, own: str) -> Body:
    """The event's body with our part anew and the runner's words around it."""
    return with_own(row.theirs.body, own, row.ours.body.own or "")
