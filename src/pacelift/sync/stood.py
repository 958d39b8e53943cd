"""What was seen when appointments were last looked at: where sessions stood, and what was agreed.

Kept as a setting between rounds. What cannot be read counts as nothing seen.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from attrs import evolve, field, frozen

from pacelift.coach.plan import Busy

if TYPE_CHECKING:
    from pacelift.coach.plan import Session

MOST_PLACES: Final = 8
"""Places kept of one session: undo may bring it back to any of them."""


@frozen
class Stood:
    """`places` by session, the latest last; `accepted`, by session, the times of appointments that
    it was pinned to; `up_to`, the last entry of the journal then, as text that sorts as time does.
    """

    places: Mapping[str, Sequence[str]] = field(factory=dict)
    accepted: Mapping[str, Sequence[Busy]] = field(factory=dict)
    up_to: str = ""

    def stood(self, session: Session) -> bool:
        """Whether it stood where it is."""
        return _place(session) in self.places.get(session.id, ())

    def accepts(self, session: str, taken: Iterable[Busy]) -> bool:
        """Whether the runner has pinned it to all of these times."""
        known = self.accepted.get(session, ())
        return all(any(k.start <= t.start and t.end <= k.end for k in known) for t in taken)

    def having(self, seen: Iterable[Session]) -> Stood:
        """The same with these where they are; those that are past or too far off are forgotten."""
        kept: dict[str, list[str]] = {}
        for each in seen:
            others = kept.get(each.id, self.places.get(each.id, ()))
            places = [*(place for place in others if place != _place(each)), _place(each)]
            kept[each.id] = places[-MOST_PLACES:]
        return evolve(self, places=kept)


def dumps(stood: Stood) -> str:
    """As text; `loads` is its inverse."""
    accepted = {
        key: [[each.start.isoformat(), each.end.isoformat()] for each in taken]
        for key, taken in stood.accepted.items()
    }
    told = {"places": stood.places, "accepted": accepted, "up_to": stood.up_to}
    return json.dumps(told, sort_keys=True)


def loads(text: str | None) -> Stood:
    """What `dumps` wrote; nothing seen for anything else."""
    try:
        told = json.loads(text or "")
        accepted = {
            key: [Busy(*map(datetime.fromisoformat, each)) for each in taken]
            for key, taken in told["accepted"].items()
        }
        return Stood(dict(told["places"]), accepted, str(told["up_to"]))
    except (AttributeError, KeyError, TypeError, ValueError):
        return Stood()


def _place(session: Session) -> str:
    return session.start.isoformat(timespec="minutes")
