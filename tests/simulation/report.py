"""The comparison: the same athletes and lives under each policy, and the table of what came out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from textwrap import wrap
from typing import Final

from attrs import evolve, frozen

from pacelift.coach.adapt import adapt
from tests.coach.plans import catalogue
from tests.simulation.athlete import draw_athlete
from tests.simulation.life import UNTROUBLED, draw_life
from tests.simulation.measures import Measures, measure
from tests.simulation.policies import Adapting, MakeUp, Policy, Unchanged
from tests.simulation.season import live

POLICIES: Final[tuple[Policy, ...]] = (Unchanged(), MakeUp(), Adapting(adapt, catalogue()))
"""The policies compared; the last is ours."""

OUTPUT: Final = Path(__file__).parent.parent / "output" / "simulation.txt"

REFERENCE: Final = "done to the letter"
"""The row of a plan with nothing missed: each session done when it is due, as hard as it feels."""

HEADINGS: Final[Mapping[str, str]] = {
    "spike_weeks": "weeks over 110 % of the highest of four before",
    "over_plan_weeks": "weeks over 110 % of what was planned for them",
    "spike_runs": "runs over 110 % + 0.5 km of the longest in 30 days",
    "close_efforts": "hard efforts closer than the rules allow",
    "load_lost_percent": "load lost, % of planned",
    "form_percent": "form on race day, % of the plan done to the letter",
    "changes_a_week": "changes to bear a week",
    "most_changes_in_a_week": "changes in the worst week",
}
NOTES: Final = (
    "* nine in ten athletes have this or better",
    "Changes are as the app tells them: runs that only get other paces count as one.",
    "Form is Banister's model of fitness and fatigue. It knows no injury and no load too large to",
    "profit from, so that more load always looks better in it: making everything up looks better",
    "there than it is, and a policy that makes the weeks after a pause or a hard stretch lighter",
    "looks worse. What that spares a runner is in the spikes and in the hard efforts too close.",
)
WIDTH: Final = 96
MORE_IS_BETTER: Final = "form_percent"

Season = Mapping[str, Measures]
"""One athlete's measures by policy."""


def compare(seed: int) -> Season:
    """The athlete and the life of that seed under every policy."""
    athlete = draw_athlete(seed)
    life = draw_life(seed, athlete.first_day, athlete.race_day)
    on_good_and_bad_days = evolve(UNTROUBLED, strain=life.strain)
    to_the_letter = live(athlete.plan, on_good_and_bad_days, Unchanged())
    lived = {REFERENCE: to_the_letter}
    lived |= {policy.name: live(athlete.plan, life, policy) for policy in POLICIES}
    return {
        name: measure(athlete, season, to_the_letter, catalogue()) for name, season in lived.items()
    }


@frozen
class Spread:
    """A measure over all athletes."""

    mean: float
    ninth_decile: float


def spread(values: Iterable[float], *, low_is_bad: bool = False) -> Spread:
    """Mean, and the value that nine in ten are not worse than."""
    ordered = sorted(values, reverse=low_is_bad)
    return Spread(sum(ordered) / len(ordered), ordered[(9 * len(ordered) - 1) // 10])


def table(seasons: Sequence[Season]) -> str:
    """What came out, as text: a block for each measure, and who is better off with what."""
    lines = [
        f"{len(seasons)} athletes, each with one life of 0 to 40 % missed days, hard stretches",
        "and one or two pauses; the same under every policy. Seasons up to the eve of the race.",
        "",
        f"{'':52}{'mean':>10}{'9 in 10*':>10}",
    ]
    for name, heading in HEADINGS.items():
        lines.append(heading)
        for policy in seasons[0]:
            found = spread(_values(seasons, policy, name), low_is_bad=name == MORE_IS_BETTER)
            lines.append(f"    {policy:48}{found.mean:10.2f}{found.ninth_decile:10.2f}")
    lines += ["", *NOTES, "", *_versus(seasons)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def write(seasons: Sequence[Season]) -> str:
    """The table, also kept in tests/output/simulation.txt."""
    text = table(seasons)
    OUTPUT.parent.mkdir(exist_ok=True)
    OUTPUT.write_text(text, "utf-8")
    return text


def _versus(seasons: Sequence[Season]) -> list[str]:
    """For how many athletes the last policy is better, equal or worse than each other, in words
    where it is not the better one.
    """
    *others, last = (policy.name for policy in POLICIES)
    lines = []
    for other in others:
        counts = {name: _gains(seasons, last, other, name) for name in HEADINGS}
        lines.append(f"{last!r} against {other!r}, athletes {'better':>16}{'equal':>8}{'worse':>8}")
        lines += [f"    {HEADINGS[name]:52}{b:8}{e:8}{w:8}" for name, (b, e, w) in counts.items()]
        worse = [HEADINGS[name] for name, (better, _, worse) in counts.items() if worse > better]
        said = f"Not the better one in: {'; '.join(worse) or 'nothing measured here'}."
        lines += wrap(said, WIDTH, initial_indent="    ", subsequent_indent="        ")
    return lines


def _gains(seasons: Sequence[Season], mine: str, theirs: str, name: str) -> tuple[int, int, int]:
    """How many athletes are better off with the first of two policies, as well off, worse off."""
    sign = 1 if name == MORE_IS_BETTER else -1
    pairs = zip(_values(seasons, mine, name), _values(seasons, theirs, name), strict=True)
    gains = [sign * (one - other) for one, other in pairs]
    better, worse = sum(gain > 1e-9 for gain in gains), sum(gain < -1e-9 for gain in gains)
    return better, len(gains) - better - worse, worse


def _values(seasons: Sequence[Season], policy: str, name: str) -> list[float]:
    return [getattr(season[policy], name) for season in seasons]
