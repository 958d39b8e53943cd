"""What a runner may say of a plan, checked: the data of an entry, or BadInput.

An entry that is kept has passed here; what it makes of the plan is `adapt`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final, Literal, get_args

from pacelift.coach.adapt.missed import MOVES_BY_DAYS
from pacelift.coach.adapt.move import is_over
from pacelift.coach.adapt.race import TRIAL_KM, is_believable, latest_result
from pacelift.coach.away_times import read_windows, read_zone, window_text
from pacelift.coach.catalogue import Exercise, Load
from pacelift.coach.clock import to_instant, to_wall
from pacelift.coach.edited import week_of
from pacelift.coach.journal import Entry
from pacelift.coach.plan import Plan, Session, Side
from pacelift.coach.profile import Equipment
from pacelift.coach.profile_changes import differing, in_other_units
from pacelift.coach.which_exercise import SetsDone
from pacelift.errors import BadInput, said

Mark = Literal["done", "missed", "too-hard", "too-easy"]
MARKS: Final[tuple[Mark, ...]] = get_args(Mark)
PauseKind = Literal["ill", "injured", "away", "busy"]
PAUSES: Final[tuple[PauseKind, ...]] = get_args(PauseKind)

MOST_KM: Final = 200.0
MOST_MINUTES: Final = 24 * 60
TOP: Final = 10
"""RPE, pain and repetitions in reserve all end here."""

MOST_LOAD_KG: Final[Mapping[Load | None, float]] = {
    "barbell": 300.0,
    "machine": 400.0,
    "dumbbells": 80.0,
    "dumbbell": 80.0,
    "backpack": 50.0,
    "band": 100.0,
    None: 100.0,
}
"""By what an exercise is loaded with, the most that is believed; more is typed amiss."""

RACE_BEFORE_START_DAYS: Final = 42
"""R-PACE-5: an older race than six weeks tells less than the training since."""

Data = dict[str, Any]


def mark_data(
    session: Session,
    mark: Mark,
    today: date,
    *,
    rpe: float | None = None,
    km: float | None = None,
    minutes: int | None = None,
    note: str | None = None,
) -> Data:
    """A mark of a session.

    Raises BadInput "in-the-future", "bad-number", "not-a-run", "nothing-done".
    """
    _refuse_future(session, today)
    if mark == "missed" and (rpe, km, minutes) != (None, None, None):
        raise BadInput(
            "nothing-done",
            said(
                "{session} cannot be missed and have km, minutes or an effort.", session=session.id
            ),
            "Leave out --km, --minutes and --rpe, or mark it done.",
        )
    _refuse_outside("--rpe", rpe, 0, TOP)
    _refuse_outside("--km", km, 0, MOST_KM)
    _refuse_outside("--minutes", minutes, 1, MOST_MINUTES)
    if km is not None and session.km is None:
        raise BadInput(
            "not-a-run",
            said("{session} is no run: it has no km.", session=session.id),
            "Leave out --km.",
        )
    told = {"rpe": rpe, "km": km, "minutes": minutes, "note": note}
    return {"session": session.id, "mark": mark, **told}


def log_data(
    session: Session,
    exercise: Exercise,
    done: SetsDone,
    today: date,
    *,
    rir: int | None = None,
    side: Side | None = None,
) -> Data:
    """Sets done in a session.

    Raises BadInput "in-the-future", "bad-number", "not-a-lift", "two-sided", "too-heavy".
    """
    _refuse_future(session, today)
    _refuse_outside("--rir", rir, 0, TOP)
    if session.discipline not in ("strength", "core"):
        raise BadInput(
            "not-a-lift",
            said("{session} is a run: exercises are logged with lifts.", session=session.id),
            "Name a lift or a hip and core session, such as w01-lift-a.",
        )
    if side is not None and not exercise.unilateral:
        raise BadInput(
            "two-sided",
            said("{exercise} is done with both sides at once.", exercise=exercise.id),
            "Leave out --side.",
        )
    most_kg = MOST_LOAD_KG[exercise.load]
    if done.load_kg is not None and done.load_kg > most_kg:
        raise BadInput(
            "too-heavy",
            said(
                "{kg:g} kg cannot be right for {exercise}: up to {most_kg:g} kg are believed.",
                kg=done.load_kg,
                exercise=exercise.id,
                most_kg=most_kg,
            ),
            "Write the load in kg, such as 3x8@40.",
        )
    told = {"sets": done.sets, "reps": done.reps, "load_kg": done.load_kg, "rir": rir, "side": side}
    return {"session": session.id, "exercise": exercise.id, **told}


def move_data(plan: Plan, session: Session, to: date | datetime, now: datetime) -> Data:
    """A move to that local time, or to that day at the time it has now.

    Raises BadInput "race-stays", "already-done", "long-over", "outside-the-plan", "in-the-past".
    """
    start = to if isinstance(to, datetime) else datetime.combine(to, session.start.time())
    if session.discipline == "race":
        raise BadInput(
            "race-stays", "The race never moves.", "A race on another day is a new profile."
        )
    if session.status not in ("planned", "missed", "dropped"):
        raise BadInput(
            "already-done",
            said("{session} is done already.", session=session.id),
            "Only what lies ahead can be moved.",
        )
    if is_over(session, to_wall(now, plan.clocks).date()):
        raise BadInput(
            "long-over",
            said(
                "{session} was on {day}: what lies more than {days} days back is not made up "
                "(R-MISS-1).",
                session=session.id,
                day=session.start.date().isoformat(),
                days=max(MOVES_BY_DAYS),
            ),
            "Move what lies ahead or was missed just now.",
        )
    if week_of(plan, start.date()) is None:
        first, last = plan.weeks[0].start, plan.weeks[-1].end
        raise BadInput(
            "outside-the-plan",
            said("{day} is outside the plan.", day=start.date().isoformat()),
            said(
                "Name a day from {first} to {last}.", first=first.isoformat(), last=last.isoformat()
            ),
        )
    if to_instant(start, plan.clocks) < now:
        raise BadInput(
            "in-the-past",
            said("{start:%Y-%m-%d %H:%M} is in the past.", start=start),
            "Name a time from now on.",
        )
    return {"session": session.id, "to": start.isoformat(timespec="minutes")}


def skip_data(session: Session) -> Data:
    """A session taken out. Raises BadInput "race-stays", "already-done"."""
    if session.discipline == "race":
        raise BadInput(
            "race-stays",
            "The race stays in the plan.",
            "A race on another day is an edited profile: pacelift edit PROFILE",
        )
    if session.status not in ("planned", "dropped"):
        raise BadInput(
            "already-done",
            said("{session} is told of already.", session=session.id),
            "Only what lies ahead goes.",
        )
    return {"session": session.id}


def pause_data(
    plan: Plan,
    kind: PauseKind,
    first: date,
    last: date,
    active: Iterable[Entry],
    *,
    pain: int | None = None,
    equipment: Equipment | None = None,
    timezone: str | None = None,
    windows: Sequence[str] = (),
) -> Data:
    """Days off from the first to the last; `active` are the entries of the plan so far.

    Raises BadInput "from-after-to", "outside-the-plan", "pause-overlaps", "bad-number",
    "not-injured", "not-away", "bad-timezone", "bad-window".
    """
    if first > last:
        raise BadInput(
            "from-after-to",
            said(
                "The pause would begin on {first} and end before that, on {last}.",
                first=first.isoformat(),
                last=last.isoformat(),
            ),
            "Name the first day, then the last.",
        )
    if first > plan.weeks[-1].end or last < plan.weeks[0].start:
        raise BadInput(
            "outside-the-plan",
            said(
                "No day from {first} to {last} is in the plan.",
                first=first.isoformat(),
                last=last.isoformat(),
            ),
            said(
                "It has those from {first} to {last}.",
                first=plan.weeks[0].start,
                last=plan.weeks[-1].end,
            ),
        )
    _refuse_overlap(first, last, active)
    _refuse_outside("--pain", pain, 0, TOP)
    if pain is not None and kind != "injured":
        raise BadInput("not-injured", "Only an injury has a pain.", "Leave out --pain.")
    told = {"from": first.isoformat(), "to": last.isoformat()}
    data = {"kind": kind, **told, "pain": pain, "equipment": equipment}
    return {**data, **_there(kind, equipment, timezone, windows)}


def _there(
    kind: PauseKind, equipment: Equipment | None, timezone: str | None, windows: Sequence[str]
) -> Data:
    """Other clocks and other windows, where they are told."""
    if equipment is not None and kind != "away":
        raise BadInput("not-away", "Equipment differs only away.", "Leave out --equipment.")
    if timezone is not None and kind != "away":
        raise BadInput("not-away", "The time zone differs only away.", "Leave out --timezone.")
    if windows and kind != "away":
        raise BadInput("not-away", "Windows differ only away.", "Leave out --window.")
    told: Data = {} if timezone is None else {"timezone": read_zone(timezone)}
    if windows:
        told["windows"] = [window_text(each) for each in read_windows(windows)]
    return told


def race_data(plan: Plan, km: float, time_s: int, day: date, today: date) -> Data:
    """A race or time trial that was run. Raises BadInput "in-the-future", "too-old",
    "not-believable", "older-race".
    """
    if day > today:
        raise BadInput(
            "in-the-future",
            said("{day} is after today ({today}).", day=day.isoformat(), today=today.isoformat()),
            "Tell a race when it is over.",
        )
    first = plan.profile.start - timedelta(days=RACE_BEFORE_START_DAYS)
    if day < first:
        raise BadInput(
            "too-old",
            said("{day} is more than six weeks before the plan begins.", day=day.isoformat()),
            said("Name a race from {first} on.", first=first.isoformat()),
        )
    if not is_believable(km, time_s):
        shortest, longest = TRIAL_KM
        raise BadInput(
            "not-believable",
            said("{km:g} km in {time} cannot be right.", km=km, time=timedelta(seconds=time_s)),
            said(
                "Give {shortest:g} to {longest:g} km at 5 to 24 km/h.",
                shortest=shortest,
                longest=longest,
            ),
        )
    latest = latest_result(plan)
    if latest is not None and latest.date > day:
        raise BadInput(
            "older-race",
            said("Your paces come from a later race, of {day}.", day=latest.date.isoformat()),
            "Tell your latest race or time trial.",
        )
    return {"km": km, "time_s": time_s, "date": day.isoformat()}


def edit_data(
    plan: Plan, document: Mapping[str, object], today: date, made: date, source: str
) -> Data:
    """An edited profile, completed, and the keys in which it differs from the plan's.

    `made` is the day of the first plan. Raises BadProfile, BadInput "start-stays".
    """
    # Reading a profile loads much that other entries do without.
    from pacelift.coach.profile_input import complete, read_completed

    held = plan.profile
    filled = {"start": held.start, "timezone": held.timezone, **document}
    told = complete(filled, today=today, system_timezone=held.timezone, source=source, made=made)
    profile = in_other_units(held, read_completed(told, source=source))
    if profile.start != held.start:
        raise BadInput(
            "start-stays",
            said(
                "The plan's first training day is {day} and stays so.", day=held.start.isoformat()
            ),
            "Leave start as it was, or make a new plan: pacelift new PROFILE.",
        )
    return {"profile": told, "differs": list(differing(held, profile))}


def _refuse_overlap(first: date, last: date, active: Iterable[Entry]) -> None:
    for entry in active:
        if entry.kind != "pause":
            continue
        begins, ends = entry.data["from"], entry.data["to"]
        if first <= date.fromisoformat(ends) and date.fromisoformat(begins) <= last:
            raise BadInput(
                "pause-overlaps",
                said(
                    "You are {kind} from {begins} to {ends} already.",
                    kind=entry.data["kind"],
                    begins=begins,
                    ends=ends,
                ),
                "Name other days; `pacelift undo` takes the last entry back.",
            )


def _refuse_future(session: Session, today: date) -> None:
    day = session.start.date()
    if day > today:
        raise BadInput(
            "in-the-future",
            said(
                "{session} is on {day}, after today ({today}).",
                session=session.id,
                day=day.isoformat(),
                today=today.isoformat(),
            ),
            "Tell how it went when it is over; days off ahead: pacelift pause.",
        )


def _refuse_outside(name: str, value: float | None, low: float, high: float) -> None:
    if value is not None and not low <= value <= high:
        raise BadInput(
            "bad-number",
            said("{name} {value:g} is out of range.", name=name, value=value),
            said("Give a number from {low:g} to {high:g}.", low=low, high=high),
        )
