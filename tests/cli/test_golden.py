"""What a runner sees of a real plan is as it was."""

import pytest

from tests.cli.golden import CALENDAR, GOLDEN, SHOWN, real_outputs


@pytest.mark.parametrize("file", [*(each.file for each in SHOWN), CALENDAR])
def test_what_a_real_plan_shows_is_as_it_was(file: str) -> None:
    shown, kept = real_outputs()[file], (GOLDEN / file).read_bytes()
    assert shown.decode().splitlines() == kept.decode().splitlines()
