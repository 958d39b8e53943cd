"""The questions of the setup assistant as data: steps, fields, what they are called and mean.

Every key of a profile is here or in `LEFT_OUT`. What is wrong with an answer is `setup_problems`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from attrs import frozen

from pacelift.words.terms import DISTANCES, EXPERIENCES, INJURIES
from pacelift.words.voice import mark

Sort = Literal[
    "line", "day", "clock", "choice", "numbers", "checks", "flag", "goal", "race", "week"
]
"""How a field is answered: "race" is the recent race's table as a whole, "week" the windows."""

Typed = Literal["text", "whole", "number", "time", "pace"]
"""What is typed into a line."""

Unit = Literal["", "length", "pace", "kg"]

Choices = tuple[tuple[object, str], ...]


@frozen
class Ask:
    """A question about one key. `choices` are values and what they are called.

    `wrong` is what to do about a value that its kind cannot take; a field `more` is asked of those
    who want to say more, a field `new` only of a plan that is not yet made.
    """

    key: str
    sort: Sort
    label: str
    help: str = ""
    typed: Typed = "text"
    choices: Choices = ()
    wrong: str = mark("Please choose one.")
    unit: Unit = ""
    more: bool = False
    new: bool = False


@frozen
class Step:
    """A page of the assistant: a question, and the fields that answer it."""

    name: str
    title: str
    question: str
    asks: tuple[Ask, ...]


_BETWEEN: Final = mark("A number from {low} to {high}, please.")
_DAY: Final = mark("A date, please.")
_NAME: Final = mark("A name of up to 100 letters, please.")
_TIME: Final = mark("Hours, minutes and seconds, please, such as 3:45:00 or 0:52:30.")
_PACE: Final = mark("Minutes and seconds, please, such as 6:20.")
_DAYS: Final[Choices] = (
    (None, mark("any")),
    ("mon", mark("Monday")),
    ("tue", mark("Tuesday")),
    ("wed", mark("Wednesday")),
    ("thu", mark("Thursday")),
    ("fri", mark("Friday")),
    ("sat", mark("Saturday")),
    ("sun", mark("Sunday")),
)
_RACES: Final[Choices] = tuple(DISTANCES.items())


def _lift(key: str, label: str) -> Ask:
    return Ask(
        f"strength.one_rep_max.{key}",
        "line",
        label,
        typed="number",
        wrong=_BETWEEN,
        unit="kg",
        more=True,
    )


RACE: Final = Step(
    "race",
    mark("Race"),
    mark("Which race are you training for?"),
    (
        Ask("race.name", "line", mark("What is it called?"), wrong=_NAME),
        Ask("race.distance", "choice", mark("How far is it?"), choices=_RACES),
        Ask("race.date", "day", mark("When is it?"), wrong=_DAY),
        Ask("race.goal", "goal", mark("What do you want of it?"), typed="time", wrong=_TIME),
        Ask("race.start", "clock", mark("When does it start?"), wrong=_TIME, more=True),
        Ask(
            "race.run_walk",
            "flag",
            mark("Run and walk in turn, in training and in the race"),
            more=True,
        ),
        Ask(
            "name",
            "line",
            mark("What shall the plan be called?"),
            mark("The calendar it goes into is called so too."),
            wrong=_NAME,
            more=True,
        ),
        Ask(
            "start",
            "day",
            mark("First training day"),
            wrong=_DAY,
            more=True,
            new=True,
        ),
    ),
)

RUNNING: Final = Step(
    "running",
    mark("Running"),
    mark("How much do you run now?"),
    (
        Ask(
            "units",
            "choice",
            mark("Distances in"),
            choices=(("km", mark("kilometres")), ("mi", mark("miles"))),
        ),
        Ask(
            "running.weekly",
            "line",
            mark("How far in a week?"),
            mark("On average over the last four weeks. What you really run makes the best plan."),
            typed="number",
            wrong=_BETWEEN,
            unit="length",
        ),
        Ask(
            "running.longest",
            "line",
            mark("How far was your longest run?"),
            mark("In the last 30 days."),
            typed="number",
            wrong=_BETWEEN,
            unit="length",
        ),
        Ask(
            "running.days",
            "numbers",
            mark("How many runs a week do you want?"),
            choices=((3, "3"), (4, "4"), (5, "5"), (6, "6")),
        ),
        Ask(
            "running.recent_race",
            "race",
            mark("I ran a race or a time trial within the last year"),
            mark("It gives your paces. Without one, runs go by your easy pace or by effort."),
        ),
        Ask(
            "running.easy_pace",
            "line",
            mark("Your easy pace, if you know it"),
            mark("At which you can talk in full sentences."),
            typed="pace",
            wrong=_PACE,
            unit="pace",
            more=True,
        ),
        Ask(
            "running.marathons",
            "line",
            mark("Marathons you have finished"),
            typed="whole",
            wrong=_BETWEEN,
            more=True,
        ),
        Ask(
            "running.long_run_day",
            "choice",
            mark("Day of the long run"),
            choices=_DAYS,
            more=True,
        ),
        Ask(
            "running.single_run_step",
            "choice",
            mark("A run may be longer than any of the 30 days before by"),
            mark("In a study of 5,205 runners, runs more than 10 % longer had 64 % more injuries."),
            choices=((1.10, mark("10 %")), (1.15, mark("15 %, at a higher risk"))),
            more=True,
        ),
    ),
)

RECENT_RACE: Final = (
    Ask("running.recent_race.distance", "choice", mark("Distance"), choices=_RACES),
    Ask("running.recent_race.time", "line", mark("Time"), typed="time", wrong=_TIME),
    Ask("running.recent_race.date", "day", mark("Date"), wrong=_DAY),
)
"""What is asked of a recent race, where there was one."""

STRENGTH: Final = Step(
    "strength",
    mark("Strength"),
    mark("How much do you lift?"),
    (
        Ask(
            "strength.experience",
            "choice",
            mark("How long have you trained with weights?"),
            choices=tuple(EXPERIENCES.items()),
        ),
        Ask(
            "strength.sessions",
            "numbers",
            mark("How many lifts a week do you want?"),
            choices=((0, "0"), (1, "1"), (2, "2"), (3, "3")),
        ),
        _lift("squat", mark("Squat: the most you can lift once")),
        _lift("deadlift", mark("Deadlift: the most you can lift once")),
        _lift("bench", mark("Bench press: the most you can lift once")),
        _lift("press", mark("Overhead press: the most you can lift once")),
    ),
)

EQUIPMENT_STEP: Final = Step(
    "equipment",
    mark("Equipment"),
    mark("What can you train with?"),
    (
        Ask(
            "strength.equipment",
            "choice",
            mark("The most that is there each week"),
            choices=(
                ("none", mark("Nothing but myself")),
                ("bands", mark("Bands")),
                ("dumbbells", mark("Dumbbells and bands")),
                ("gym", mark("A gym")),
            ),
        ),
    ),
)

WEEK: Final = Step(
    "week",
    mark("Week"),
    mark("When can you train?"),
    (
        Ask(
            "window",
            "week",
            mark("Hours in which training may stand"),
            mark(
                "Paint them with the mouse; paint over them to take them away. By keys: arrows, "
                "Shift with arrows for more, Space."
            ),
        ),
    ),
)

HEALTH: Final = Step(
    "health",
    mark("Health"),
    mark("Is there anything against hard exercise?"),
    (
        Ask(
            "athlete.screening",
            "choice",
            mark("What holds for you?"),
            mark(
                "Signs are chest pain, fainting, unusual breathlessness, a racing heart, swollen "
                "ankles or calves that ache in walking. Pacelift is general information and no "
                "medical advice."
            ),
            choices=(
                ("clear", mark("Nothing against it that I know of")),
                ("symptoms", mark("Signs such as these")),
                ("disease", mark("A heart, metabolic or kidney disease")),
                ("cleared-by-doctor", mark("A doctor has cleared me for hard exercise")),
                ("pregnant", mark("Pregnant, or a birth in the last months")),
            ),
        ),
        Ask(
            "athlete.injuries",
            "checks",
            mark("What troubles you now?"),
            choices=tuple(INJURIES.items()),
        ),
        Ask(
            "athlete.born",
            "line",
            mark("Year of birth, if you want to tell"),
            typed="whole",
            wrong=_BETWEEN,
            more=True,
        ),
    ),
)

CALENDAR: Final = Step(
    "calendar",
    mark("Calendar"),
    mark("Where shall your plan stand?"),
    (),
)

CHANGES: Final = Step(
    "changes",
    mark("What changes"),
    mark("What does that change?"),
    (),
)

CALENDARS: Final[Choices] = (
    ("none", mark("Here only")),
    ("file", mark("In a calendar file (.ics), for any calendar program")),
    ("google", mark("In my Google Calendar, kept up to date both ways")),
)

ASKING: Final = (RACE, RUNNING, STRENGTH, EQUIPMENT_STEP, WEEK, HEALTH)
"""The steps that ask for what a profile has."""

LEFT_OUT: Final[Mapping[str, str]] = {
    "timezone": "the computer's; one from a profile file stays",
}
"""Keys of a profile that are asked nowhere, and why."""


def steps(*, is_edit: bool) -> tuple[Step, ...]:
    """All steps in their order: of a new plan, or of an edit of one."""
    return (*ASKING, CHANGES if is_edit else CALENDAR)


def asked_keys() -> frozenset[str]:
    """Every key that some step asks for, windows' own keys too."""
    keys = {ask.key for step in ASKING for ask in step.asks} | {ask.key for ask in RECENT_RACE}
    return frozenset(keys - {"running.recent_race"})


def step_of(key: str) -> Step | None:
    """The step where a problem with that key is mended."""
    for step in ASKING:
        for ask in step.asks:
            if key == ask.key or key.startswith((f"{ask.key}.", f"{ask.key}[")):
                return step
    return None
