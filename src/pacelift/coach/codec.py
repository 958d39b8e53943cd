"""A plan as JSON text and back, exactly and fast: what a snapshot of the fold keeps.

Positional and private: its shape stands in the text, and a text of another shape is not read at
all. What people script against is `pacelift.words.document`, not this.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

import attrs

from pacelift.coach.plan import Plan

Read = Callable[[Any], Any]

_AS_IT_IS: Final = (str, int, float, bool, NoneType)
_FROM_TEXT: Final[dict[object, Read]] = {
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
    time: time.fromisoformat,
}


def dumps(plan: Plan) -> str:
    """The plan as text.

    Wall times lose their `fold`, which no plan looks at. Raises ValueError for a number that JSON
    has no word for (NaN, infinity).
    """
    return json.dumps(
        [_shape(), plan],
        default=_row,
        separators=(",", ":"),
        ensure_ascii=True,
        allow_nan=False,
        check_circular=False,
    )


def loads(text: str) -> Plan | None:
    """The plan kept in `text`; None when it is damaged or of another version's shape."""
    try:
        shape, row = json.loads(text)
        if shape != _shape():
            return None
        plan: Plan = _reader(Plan)(row)
    except (ValueError, TypeError):
        return None
    return plan


def _row(value: object) -> object:
    """What JSON cannot say by itself: a moment as ISO text, a value as the list of its fields."""
    if isinstance(value, date | time):
        return value.isoformat()
    kind: Any = type(value)
    return _fields_of(kind)(value)


@cache
def _fields_of(kind: type[Any]) -> Callable[[object], tuple[Any, ...]]:
    return attrgetter(*(each.name for each in attrs.fields(kind)))


def _reader(kind: type) -> Read:
    """Makes a value of the attrs class from its row, changing only the fields that need it."""
    readers = [_read(hint) for hint in _hints(kind).values()]
    special = tuple((at, read) for at, read in enumerate(readers) if read is not None)

    def read_value(row: list[Any]) -> Any:
        for at, read in special:
            if row[at] is not None:
                row[at] = read(row[at])
        return kind(*row)

    return read_value


def _read(hint: Any) -> Read | None:
    """How to make a value of that type from JSON; None where JSON's own value is the one."""
    if hint in _AS_IT_IS or get_origin(hint) is Literal:
        return None
    if hint in _FROM_TEXT:
        return _FROM_TEXT[hint]
    if attrs.has(hint):
        return _reader(hint)
    if get_origin(hint) is tuple:
        return _read_tuple(get_args(hint))
    if get_origin(hint) in (Union, UnionType):
        return _read_union(get_args(hint))
    raise TypeError(f"a plan cannot keep a {hint}")


def _read_union(hints: tuple[Any, ...]) -> Read | None:
    readers = [read for read in map(_read, hints) if read is not None]
    if not readers:
        return None
    if len(readers) > 1 or any(hint in _AS_IT_IS for hint in hints if hint is not NoneType):
        raise TypeError(f"JSON cannot tell these apart: {hints}")
    return readers[0]


def _read_tuple(hints: tuple[Any, ...]) -> Read:
    if hints[-1] is Ellipsis:
        read = _read(hints[0])
        return tuple if read is None else lambda row: tuple([read(item) for item in row])
    if any(_read(hint) is not None for hint in hints):
        raise TypeError(f"a tuple of fixed length may only hold plain values: {hints}")
    return tuple


@cache
def _hints(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {each.name: hints[each.name] for each in attrs.fields(kind)}


@cache
def _shape() -> str:
    """Every class a plan is made of with its fields and their types."""
    return ";".join(_describe(Plan, set()))


def _describe(hint: Any, seen: set[type]) -> Iterator[str]:
    if attrs.has(hint) and hint not in seen:
        seen.add(hint)
        yield f"{hint.__name__}({','.join(f'{n}:{h}' for n, h in _hints(hint).items())})"
        for each in _hints(hint).values():
            yield from _describe(each, seen)
    for inner in get_args(hint):
        yield from _describe(inner, seen)
