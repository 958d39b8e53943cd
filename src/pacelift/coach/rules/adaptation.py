"""Rules of adapting a plan. None is seen in a finished plan: they judge how one follows another."""

from __future__ import annotations

from typing import Final

from pacelift.coach.rules.base import Rule

_OF_TWO_PLANS: Final = "it compares a plan with the one before it"

RULES: Final = (
    Rule(
        id="R-REPLAN-1",
        severity="hard",
        sentence="A plan changes as little as it can: the race, what is past, what you moved "
        "yourself and the next two days stay unless safety asks.",
        source="coaching practice",
        evidence="P",
        unchecked=_OF_TWO_PLANS,
    ),
    Rule(
        id="R-MISS-1",
        severity="hard",
        sentence="Missed kilometres are not made up: no session grows because another was missed.",
        source="Pfitzinger",
        evidence="P",
        unchecked=_OF_TWO_PLANS,
    ),
    Rule(
        id="R-ILL-1",
        severity="hard",
        sentence="With fever, chest symptoms, aching muscles or a sick stomach there is no "
        "training.",
        source="Schwellnus 2022 (consensus)",
        evidence="C",
        unchecked=_OF_TWO_PLANS,
    ),
    Rule(
        id="R-PAIN-1",
        severity="hard",
        sentence="With a pain of 5 of 10 or more there is no running, with 3 or 4 half of it and "
        "easy.",
        source="Vincent & Vincent 2017",
        evidence="C",
        unchecked=_OF_TWO_PLANS,
    ),
)
