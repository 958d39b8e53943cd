"""Rows come back from the database as they were."""

from __future__ import annotations

import pytest
from attrs import evolve

from pacelift.calendars import rows
from pacelift.calendars.agreed import Intent
from tests.calendars.sides import PLAN, planned
from tests.calendars.test_reconcile import Both


def test_a_row_comes_back_exactly() -> None:
    both = Both()
    row = evolve(both.side.row("s0"), named=True, etag='"1"')
    look = planned(1).look()
    begun = evolve(row, intent=Intent("patch", look, evolve(look, title="ü✓"), row.memo))
    assert row.plan == PLAN
    for each in (row, begun, evolve(row, state="left")):
        assert rows.loads(rows.dumps(each)) == each


@pytest.mark.parametrize("text", ["{}", '{"id": 1}', "null"])
def test_what_is_no_row_is_said(text: str) -> None:
    with pytest.raises(ValueError, match="not readable"):
        rows.loads(text)
