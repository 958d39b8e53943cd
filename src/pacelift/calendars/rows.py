"""Rows of what was agreed, as text for the database."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pacelift.calendars.agreed import Agreed

if TYPE_CHECKING:
    from cattrs.preconf.json import JsonConverter


def dumps(row: Agreed) -> str:
    """The row as JSON text; `loads` is its inverse."""
    return _converter().dumps(row)


def loads(text: str) -> Agreed:
    """The row that `dumps` wrote; raises ValueError for anything else."""
    from cattrs.errors import BaseValidationError

    try:
        return _converter().loads(text, Agreed)
    except (BaseValidationError, AttributeError, TypeError) as error:
        raise ValueError(f"a calendar row is not readable: {text[:200]}") from error


@cache
def _converter() -> JsonConverter:
    from cattrs.preconf.json import make_converter

    return make_converter(forbid_extra_keys=True)
