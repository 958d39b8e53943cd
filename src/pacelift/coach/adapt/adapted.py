"""What an adapter gives back."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from pacelift.coach.plan import Plan, Reason


@frozen
class Adapted:
    """The plan after an entry, and by session id why what changed did."""

    plan: Plan
    reasons: Mapping[str, Reason]
