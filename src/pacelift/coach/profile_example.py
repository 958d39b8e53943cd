"""The complete commented profile that `pacelift profile --example` prints.

It is made from the table of fields, and right on any day: its dates follow from today.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from pacelift.coach.profile_fields import TABLES, Table

_COMMENT_COLUMN: Final = 37
_LINE: Final = 100
_WEEKS_TO_RACE: Final = 18
_WEEKS_SINCE_RECENT_RACE: Final = 4


def example(today: date) -> str:
    """A TOML profile that starts next Monday and races eighteen weeks later, on a Sunday."""
    monday = today + timedelta(days=7 - today.weekday())
    race = monday + timedelta(weeks=_WEEKS_TO_RACE, days=-1)
    dates = {
        "start": f"{monday}",
        "race": f"{race}",
        "year": f"{race.year}",
        "recent_race": f"{monday - timedelta(weeks=_WEEKS_SINCE_RECENT_RACE, days=1)}",
    }
    lines = ["# A profile for Pacelift. Change what is not yours, then: pacelift new FILE"]
    for table in TABLES:
        lines += _table_lines(table, dates)
    return "\n".join(lines) + "\n"


def _table_lines(table: Table, dates: Mapping[str, str]) -> Iterator[str]:
    """The table as often as its fields have examples, the comment with the first only."""
    times = min(len(field.example) for field in table.fields)
    for index in range(times):
        yield ""
        if table.path:
            header = f"[[{table.path}]]" if table.repeated else f"[{table.path}]"
            yield from _line(header, "" if index else table.comment, written=table.written)
        for field in table.fields:
            text = f"{field.key} = {field.example[index].format_map(dates)}"
            yield from _line(text, field.comment, written=table.written and field.written)


def _line(text: str, comment: str, *, written: bool) -> Iterator[str]:
    text = text if written else f"# {text}"
    if not comment:
        yield text
        return
    first, *more = _wrapped(comment)
    yield f"{text:<{_COMMENT_COLUMN}}# {first}"
    for line in more:
        yield f"{'':<{_COMMENT_COLUMN}}# {line}"


def _wrapped(comment: str) -> list[str]:
    """The comment in lines that fit beside the values."""
    width = _LINE - _COMMENT_COLUMN - len("# ")
    lines: list[str] = []
    for word in comment.split():
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
