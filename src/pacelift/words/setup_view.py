"""What the assistant shows of a step, as values: its fields, their answers and their problems."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import frozen

from pacelift.coach.answers import Document, field_of, named, value
from pacelift.coach.profile_problems import Problem
from pacelift.coach.profile_reading import units_of
from pacelift.words.setup import ASKING, RECENT_RACE, Ask, Sort, Step, Typed, step_of, steps
from pacelift.words.setup_problems import Day, is_missing, problem_text
from pacelift.words.voice import Voice


@frozen
class FieldView:
    """A field as it stands: `value` is the document's or what its absence means.

    `fields` are those of a table within; `problem` is a sentence, or empty.
    """

    key: str
    sort: Sort
    typed: Typed
    label: str
    help: str
    choices: tuple[tuple[object, str], ...]
    value: Any
    unit: str
    placeholder: str
    problem: str
    more: bool
    fields: tuple[FieldView, ...] = ()


@frozen
class StepTab:
    """A step in the list of them: its number and name, and whether something there is wrong."""

    name: str
    text: str
    has_problem: bool


@frozen
class Looked:
    """Answers looked at on a day: `problems` are all there are, `seen` the steps looked at."""

    document: Document
    problems: tuple[Problem, ...]
    seen: frozenset[str]
    day: Day
    is_edit: bool


def tabs(looked: Looked, voice: Voice) -> tuple[StepTab, ...]:
    """The steps in their order."""
    found = (step_of(each.key) for each in _shown(looked))
    wrong = {step.name for step in found if step is not None}
    shown = enumerate(steps(is_edit=looked.is_edit), start=1)
    return tuple(_tab(number, step, wrong, voice) for number, step in shown)


def _tab(number: int, step: Step, wrong: Iterable[str], voice: Voice) -> StepTab:
    title = voice.term(step.title)
    if step.name in wrong:
        return StepTab(step.name, voice.say("{number} {step} (!)", number=number, step=title), True)
    return StepTab(step.name, voice.say("{number} {step}", number=number, step=title), False)


def fields(step: Step, looked: Looked, voice: Voice) -> tuple[FieldView, ...]:
    """The step's fields."""
    return tuple(
        _field(ask, looked, voice) for ask in step.asks if not (ask.new and looked.is_edit)
    )


def _shown(looked: Looked) -> list[Problem]:
    """What is still to be answered is no problem before its step was looked at."""
    seen = [step for step in ASKING if step.name in looked.seen]
    return [each for each in looked.problems if not is_missing(each) or step_of(each.key) in seen]


def _field(ask: Ask, looked: Looked, voice: Voice) -> FieldView:
    inner: tuple[FieldView, ...] = ()
    if ask.sort == "race" and value(looked.document, ask.key) is not None:
        inner = tuple(_field(each, looked, voice) for each in RECENT_RACE)
    return FieldView(
        key=ask.key,
        sort=ask.sort,
        typed=ask.typed,
        label=voice.term(ask.label),
        help=voice.term(ask.help) if ask.help else "",
        choices=tuple((held, _capital(voice.term(text))) for held, text in ask.choices),
        value=_answer(ask, looked.document),
        unit=_unit(ask, looked.document, voice),
        placeholder=_placeholder(ask, looked.document),
        problem="" if inner else _problem(ask, looked, voice),
        more=ask.more,
        fields=inner,
    )


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _answer(ask: Ask, document: Document) -> Any:
    """The answer, or for a choice what is meant by none."""
    held = value(document, ask.key)
    if held is None and ask.sort in ("choice", "numbers", "flag", "checks", "clock"):
        default = field_of(ask.key).default
        return "09:30" if ask.sort == "clock" else default
    return held


def _problem(ask: Ask, looked: Looked, voice: Voice) -> str:
    mine = (each for each in _shown(looked) if each.key == ask.key or _within(ask, each.key))
    first = next(mine, None)
    return "" if first is None else problem_text(first, looked.document, looked.day, voice)


def _within(ask: Ask, key: str) -> bool:
    return ask.sort == "week" and key.startswith("window[")


def _unit(ask: Ask, document: Document, voice: Voice) -> str:
    miles = units_of(document) == "mi"
    match ask.unit:
        case "length":
            return voice.say("mi") if miles else voice.say("km")
        case "pace":
            return voice.say("/mi") if miles else voice.say("/km")
        case "kg":
            return voice.say("kg")
    return ""


def _placeholder(ask: Ask, document: Document) -> str:
    """What is meant when nothing is written there."""
    return str(value(named(document), "name") or "") if ask.key == "name" else ""
