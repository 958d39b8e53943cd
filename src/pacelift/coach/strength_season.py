"""Strength beside the running season: which phase each week is in and which lifts it holds.

What is in a lift is `strength`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from attrs import frozen

from pacelift.coach.calendar_weeks import Span
from pacelift.coach.plan import Level, StrengthPhase
from pacelift.coach.profile import Experience, Profile
from pacelift.coach.rules import strength as r

LiftRole = Literal["lift-a", "lift-b", "core-1"]

ORDER: Final[tuple[StrengthPhase, ...]] = (
    "foundation",
    "max-strength",
    "power",
    "maintenance",
    "taper",
)

FEWEST_WEEKS_TO_TEST: Final = 3
"""Left is tested against right in a deload week, about every four weeks."""

FEWEST_DAYS_FOR_LIFTS: Final = 4
"""A begun first week shorter than this holds no lift."""

LONG_CYCLE: Final[tuple[tuple[StrengthPhase, int], ...]] = (
    ("foundation", 4),
    ("max-strength", 8),
)
"""R-STR-10: weeks before the last thirty run through these, so that no block outlasts its use."""


@frozen
class LiftWeek:
    """A week of strength. `phase_week` counts from 0 inside the phase; `heavy` tells whether heavy
    legs may be asked for; `weeks_lifting` counts the weeks with lifts before this one.
    """

    phase: StrengthPhase
    phase_week: int
    weeks_lifting: int
    deload: bool
    roles: tuple[LiftRole, ...]
    heavy: bool
    test: bool


def strength_weeks(
    profile: Profile, level: Level, spans: Sequence[Span], runs: Sequence[int]
) -> tuple[LiftWeek, ...]:
    """The strength of each week of the season (R-STR-5, R-STR-9, R-STR-10, R-STR-14)."""
    racing = [span for span in spans if span.phase != "recovery"]
    begun = int(spans[0].days < FEWEST_DAYS_FOR_LIFTS)
    phases = phase_names(len(racing), profile.strength.experience, begun)
    weeks: list[LiftWeek] = []
    since_test, lifting = 0, 0
    for index, span in enumerate(spans):
        phase = phases[index] if index < len(phases) else "none"
        phase = "none" if profile.strength.sessions == 0 else phase
        deload = span.cutback and phase != "taper"
        roles = _roles(profile, level, span, phase, runs[index])
        lifts = any(role != "core-1" for role in roles)
        since_test += 1
        test = deload and lifts and since_test >= FEWEST_WEEKS_TO_TEST
        since_test = 0 if test else since_test
        same = index > 0 and weeks[-1].phase == phase
        weeks.append(
            LiftWeek(
                phase=phase,
                phase_week=weeks[-1].phase_week + 1 if same else 0,
                weeks_lifting=lifting,
                deload=deload,
                roles=roles,
                heavy=_heavy(profile, span, phase, phases, deload=deload),
                test=test,
            )
        )
        lifting += lifts
    return tuple(weeks)


def phase_names(weeks: int, experience: Experience, begun: int = 0) -> list[StrengthPhase]:
    """The phase of each week up to the race week (R-STR-9, R-STR-10).

    `begun` weeks at the start are too short for a lift, and teach a beginner nothing.
    """
    row = r.PHASE_WEEKS[max(key for key in r.PHASE_WEEKS if key <= max(weeks, min(r.PHASE_WEEKS)))]
    counts = list(row)
    extra = weeks - sum(counts)
    if extra < 0:
        counts = _shortened(counts, -extra)
    lead: list[StrengthPhase] = []
    if extra > 0 and weeks > max(r.PHASE_WEEKS):
        cycle = [phase for phase, length in LONG_CYCLE for _ in range(length)]
        lead = [cycle[i % len(cycle)] for i in range(extra)]
    elif extra > 0:
        counts[1] += extra
    if experience == "none":
        least = next(new for horizon, new in r.FOUNDATION_WEEKS_NEW if weeks >= horizon) + begun
        counts = _beginner(counts, least)
        longer: list[StrengthPhase] = ["foundation"] * (least - LONG_CYCLE[0][1])
        lead = (longer + lead)[: len(lead)]
    names = [phase for phase, count in zip(ORDER, counts, strict=True) for _ in range(count)]
    return lead + names


def _shortened(counts: list[int], by: int) -> list[int]:
    """Short horizons give up power first, then maintenance, then weeks of heavy lifting."""
    counts = list(counts)
    for index in (2, 3, 1, 1, 0):
        if by > 0 and counts[index] > 0:
            counts[index] -= 1
            by -= 1
    return counts


def _beginner(counts: list[int], least: int) -> list[int]:
    """R-STR-9: at least so many foundation weeks, taken from what would follow too soon."""
    counts = list(counts)
    for index in (1, 2, 3):
        while counts[0] < least and counts[index] > 0:
            counts[index] -= 1
            counts[0] += 1
    return counts


def _roles(
    profile: Profile, level: Level, span: Span, phase: StrengthPhase, runs: int
) -> tuple[LiftRole, ...]:
    wanted = profile.strength.sessions
    if phase == "none" or not wanted or not span.caps or span.days < FEWEST_DAYS_FOR_LIFTS:
        return ()
    if span.phase == "race":
        return ("core-1",)
    lifts: tuple[LiftRole, ...] = ("lift-a",)
    single = phase == "taper" or (phase == "maintenance" and runs > r.FEW_RUNS)
    if wanted > 1 and not single and span.days >= 5:
        lifts = ("lift-a", "lift-b")
    core = wanted == 3 or level == "novice" or phase == "taper"
    return (*lifts, "core-1") if core and span.days >= 5 else lifts


def _heavy(
    profile: Profile,
    span: Span,
    phase: StrengthPhase,
    phases: Sequence[StrengthPhase],
    *,
    deload: bool,
) -> bool:
    """Whether heavy legs belong here: not in foundation, deload or R-STR-8's last days."""
    if phase in {"none", "foundation"} or deload:
        return False
    if not {"max-strength", "power", "maintenance"} & set(phases):
        return False
    return (profile.race.date - span.start).days >= r.NO_HEAVY_LEGS_DAYS
