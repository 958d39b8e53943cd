"""Safety (R-SAFE-*, R-FEM-*, R-INJ-1): who may be planned for, and what every plan must say.

The runner's level stands here too, since what is safe depends on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pacelift.coach.plan import Level
from pacelift.coach.profile import Profile
from pacelift.coach.rules.base import Rule
from pacelift.coach.rules.view import PlanView, age_on_start
from pacelift.errors import said

ADULT_YEARS: Final = 18
FIRST_TIMER_RUNS: Final = (3, 4)
"""R-GOAL-1: runs a week of a novice's first marathon."""

NOVICE_BELOW_KM: Final = 25.0
ADVANCED_ABOVE_KM: Final = 55.0
"""R-GOAL-3: level by the mean weekly km of the last four weeks."""

EASY_WEEKS_WHEN_SORE: Final = 3
OFF_THE_LEGS: Final = frozenset({"shoulder", "back"})
"""R-INJ-1: first weeks without anything fast for those with trouble elsewhere than here."""

HILLS_STRAIN: Final = frozenset({"achilles", "calf", "plantar"})
"""What running uphill loads most (coaching practice)."""


def level(weekly_km: float, marathons: int) -> Level:
    """The runner's level by the last four weeks' mean km and finished marathons (R-GOAL-3)."""
    if weekly_km < NOVICE_BELOW_KM:
        return "novice"
    return "advanced" if weekly_km > ADVANCED_ABOVE_KM and marathons >= 1 else "intermediate"


def first_time_finisher(profile: Profile, runner_level: Level) -> bool:
    """Whether this is a novice's first marathon, run to finish (R-GOAL-1)."""
    return (
        runner_level == "novice"
        and profile.race.distance == "marathon"
        and profile.race.goal_s is None
        and profile.running.marathons == 0
    )


def has_sore_leg(profile: Profile) -> bool:
    """Whether running itself strains what the runner named as sore (R-INJ-1)."""
    return not OFF_THE_LEGS.issuperset(profile.athlete.injuries)


def hills_strain(profile: Profile) -> bool:
    """Whether running uphill is left out for what the runner named as sore (R-INJ-1)."""
    return not HILLS_STRAIN.isdisjoint(profile.athlete.injuries)


CLEARED: Final = ("clear", "cleared-by-doctor")
"""R-SAFE-1: screenings that let a plan start."""


def _screened(view: PlanView) -> Iterable[tuple[str, str]]:
    screening = view.profile.athlete.screening
    if screening not in CLEARED and screening != "pregnant":
        yield (
            "plan",
            said("screening is {screening}: a doctor has to clear it first", screening=screening),
        )


def _disclaimer(view: PlanView) -> Iterable[tuple[str, str]]:
    if ("R-SAFE-2", "disclaimer") not in view.warned:
        yield "plan", said("nothing says that this is no medical advice")
    age = age_on_start(view.profile)
    if age is not None and age < ADULT_YEARS:
        yield (
            "plan",
            said("planned for someone aged {age}, at least {least}", age=age, least=ADULT_YEARS),
        )


def _even_pace(view: PlanView) -> Iterable[tuple[str, str]]:
    race = view.race
    if race is not None and not any(reason.rule == "R-SAFE-3" for reason in race.why):
        yield race.id, said("the race has no pacing note")


def _not_pregnant(view: PlanView) -> Iterable[tuple[str, str]]:
    if view.profile.athlete.screening == "pregnant":
        yield "plan", said("planned during a pregnancy")


def _bone_stress(view: PlanView) -> Iterable[tuple[str, str]]:
    athlete = view.profile.athlete
    if "bone-stress" in athlete.injuries and athlete.screening != "cleared-by-doctor":
        yield "plan", said("a bone stress injury and no doctor's clearance")


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "R-SAFE-1",
        "hard",
        "With symptoms or a known heart, metabolic or kidney disease, a doctor comes before a "
        "plan.",
        "ACSM preparticipation screening",
        "C",
        _screened,
    ),
    Rule(
        "R-SAFE-2",
        "hard",
        "This is general fitness information for adults, not medical advice; stop and seek help "
        "for chest pain or fainting.",
        "coaching practice",
        "P",
        _disclaimer,
    ),
    Rule(
        "R-SAFE-3",
        "soft",
        "Run the race at an even pace and start a little slower: going out fast is what makes "
        "runners hit the wall.",
        "Smyth 2021, Smyth & Muniz-Pumares 2020",
        "B",
        _even_pace,
    ),
    Rule(
        "R-FEM-1",
        "info",
        "A plan does not follow the menstrual cycle, since its effect on performance is trivial on "
        "average; how you feel decides.",
        "McNulty 2020",
        "A",
        unchecked="a plan knows nothing of cycles",
    ),
    Rule(
        "R-FEM-2",
        "hard",
        "No plan is made during pregnancy; after birth a health professional says when running may "
        "start.",
        "Goom, Donnelly & Brockwell 2019",
        "C",
        _not_pregnant,
    ),
    Rule(
        "R-INJ-1",
        "hard",
        "A bone stress injury needs a doctor's clearance before any plan.",
        "coaching practice",
        "P",
        _bone_stress,
    ),
)
