"""The long run of a week: steps, marathon pace inside it, walk breaks, why it is so long."""

from __future__ import annotations

from attrs import evolve

from pacelift.coach.fitness import RUN_WALK_MIN, zone_pace_s_per_km
from pacelift.coach.plan import Fitness, Reason, Step
from pacelift.coach.quality import step
from pacelift.coach.run_draft import RunDraft, WeekFrame
from pacelift.coach.season import rounded

LONG_OF_LONGEST = 0.4
"""The least share of the longest run so far that makes a run of a begun first week a long run."""

MARATHON_PACE_LONG_SHARE = (0.25, 0.35, 0.45)
"""R-LONG-4: M-pace share of the long run, growing through the peak phase."""

MARATHON_PACE_LONG_MOST_MIN = 90.0


def only_begun(frame: WeekFrame) -> bool:
    """Whether the days of a begun first week leave nothing that is worth the name of a long run."""
    begun = frame.span.number == 1 and frame.span.days < 7
    return begun and frame.target.long_km < LONG_OF_LONGEST * frame.longest_km


def long_run(frame: WeekFrame) -> RunDraft:
    """The week's long run, at its target."""
    km, fitness = frame.target.long_km, frame.fitness
    why = [Reason("R-LONG-1", "long-run")]
    if frame.span.taper is not None:
        why.insert(0, Reason("R-TAPER-1", "taper", (("percent", _percent_of_peak(frame)),)))
    elif frame.span.cutback:
        why.insert(0, Reason("R-VOL-5", "cutback", (("percent", _percent_below(frame)),)))
    elif km > frame.longest_km:
        values = (("km", km), ("longest_km", frame.longest_km))
        why.insert(0, Reason("R-VOL-3", "long-step", values))
    steps: tuple[Step, ...]
    if frame.marathon_pace_km > 0:
        rest = km - frame.marathon_pace_km
        steps = (
            step(fitness, "warm-up", "E", km=round(rest * 0.7, 1)),
            step(fitness, "work", "M", km=frame.marathon_pace_km),
            step(fitness, "cool-down", "E", km=km - frame.marathon_pace_km - round(rest * 0.7, 1)),
        )
        values_m = (("km", frame.marathon_pace_km),)
        why.insert(0, Reason("R-LONG-4", "marathon-pace-in-long", values_m))
    elif frame.profile.race.run_walk:
        steps = run_walk_steps(fitness, km)
        why.insert(0, Reason("R-RW-1", "run-walk"))
    else:
        steps = (step(fitness, "easy", "E", km=km),)
    return RunDraft("long", "long", steps, key=True, quality=False, leg_load=2, why=tuple(why))


def _percent_of_peak(frame: WeekFrame) -> int:
    return round(100 * frame.target.long_km / frame.longest_km) if frame.longest_km else 100


def _percent_below(frame: WeekFrame) -> int:
    return max(0, 100 - _percent_of_peak(frame))


def run_walk_steps(fitness: Fitness, km: float) -> tuple[Step, ...]:
    """Running and walking in turn that together make the distance."""
    run = step(fitness, "easy", "E", minutes=RUN_WALK_MIN[0])
    walk = step(fitness, "walk", "walk", minutes=RUN_WALK_MIN[1])
    count = max(1, round(km / (run.km + walk.km)))
    share = km / (count * (run.km + walk.km))
    return (
        step(fitness, "easy", "E", minutes=round(RUN_WALK_MIN[0] * share, 2), repeat=count),
        evolve(walk, minutes=round(share, 2), km=round(walk.km * share, 3), repeat=count),
    )


def marathon_pace_km(frame: WeekFrame, long_runs_with_pace: int) -> float:
    """Km at marathon pace inside this long run, 0 where there are none (R-LONG-4)."""
    race = frame.profile.race
    if race.distance != "marathon" or race.goal_s is None or race.run_walk:
        return 0.0
    if frame.fitness.level == "novice":
        return 0.0
    share = MARATHON_PACE_LONG_SHARE[min(long_runs_with_pace, 2)]
    pace_s = zone_pace_s_per_km(frame.fitness, "M")
    km = min(share * frame.target.long_km, MARATHON_PACE_LONG_MOST_MIN * 60 / pace_s)
    return rounded(km, frame.profile)
