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
    Rule(
        id="R-MISS-2",
        severity="hard",
        sentence="When a week shrinks, the long run stays longest, then the main hard run, then "
        "heavy strength; a first marathon keeps its easy runs before those.",
        source="Pfitzinger; FIRST",
        evidence="P",
        unchecked=_OF_TWO_PLANS,
    ),
    Rule(
        id="R-MISS-3",
        severity="soft",
        sentence="After missed runs the long run goes on from what you really ran, not from the "
        "plan.",
        source="Schuster Brandt Frandsen 2025",
        evidence="B",
        unchecked="R-VOL-3 checks it with what was really run",
    ),
    Rule(
        id="R-MISS-4",
        severity="hard",
        sentence="After six days off or more you come back in steps, easy runs only, with paces "
        "that allow for the break.",
        source="Daniels",
        evidence="P",
        unchecked=_OF_TWO_PLANS,
    ),
    Rule(
        id="R-MISS-5",
        severity="hard",
        sentence="After ten to twenty days off within the last eight weeks, or more at any time, "
        "the goal is looked at again.",
        source="Pfitzinger",
        evidence="P",
        unchecked=_OF_TWO_PLANS,
    ),
    Rule(
        id="R-MISS-6",
        severity="info",
        sentence="A week or more without running in the sixteen weeks before a marathon went with "
        "times 5 to 8 % slower.",
        source="Feely 2023",
        evidence="B",
        unchecked="it widens the prediction",
    ),
    Rule(
        id="R-MISS-7",
        severity="soft",
        sentence="When much is missed, the next week is no harder than the one you really had.",
        source="coaching practice",
        evidence="P",
        unchecked=_OF_TWO_PLANS,
    ),
    Rule(
        id="R-HARD-1",
        severity="hard",
        sentence="After a session that was too hard the next of its kind is smaller and slower, "
        "and the next two days are easy.",
        source="Vesterinen 2016; coaching practice",
        evidence="P",
        unchecked=_OF_TWO_PLANS,
    ),
    Rule(
        id="R-HARD-3",
        severity="soft",
        sentence="When an easy run felt hard, the next two days are easy and the paces stay.",
        source="coaching practice",
        evidence="P",
        unchecked=_OF_TWO_PLANS,
    ),
    Rule(
        id="R-HARD-4",
        severity="soft",
        sentence="When three key sessions over three weeks were too easy, the paces rise a little "
        "and the volume stays.",
        source="Daniels",
        evidence="P",
        unchecked=_OF_TWO_PLANS,
    ),
    Rule(
        id="R-ILL-2",
        severity="soft",
        sentence="After a few days of illness two easy runs come first, then hard running.",
        source="Daniels",
        evidence="P",
        unchecked=_OF_TWO_PLANS,
    ),
    Rule(
        id="R-PAIN-2",
        severity="soft",
        sentence="After an injury running starts with a minute of running and one of walking in "
        "turn, on alternate days.",
        source="coaching practice",
        evidence="P",
        unchecked=_OF_TWO_PLANS,
    ),
)

IDS: Final = frozenset(rule.id for rule in RULES)
