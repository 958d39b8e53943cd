"""Hours painted on a week: added, taken away, and written as a profile has them."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pacelift.coach.profile import Window
from pacelift.coach.week_hours import windows_of, with_stretch, without_stretch, written
from tests.strategies import windows as typed_windows

MORNING = Window(0, 390, 480)

stretches = st.builds(
    lambda day, start, length: Window(day, start * 30, min(1440, (start + length) * 30)),
    st.integers(0, 6),
    st.integers(0, 47),
    st.integers(1, 20),
)


def minutes(windows: tuple[Window, ...]) -> set[tuple[int, int]]:
    return {(w.weekday, at) for w in windows for at in range(w.start_min, w.end_min)}


def test_what_touches_becomes_one() -> None:
    assert with_stretch([MORNING], Window(0, 480, 510)) == (Window(0, 390, 510),)
    assert with_stretch([MORNING], Window(1, 480, 510)) == (MORNING, Window(1, 480, 510))


def test_a_hole_makes_two_of_one_and_odd_minutes_stay() -> None:
    odd = Window(0, 367, 593)
    assert without_stretch([odd], Window(0, 420, 450)) == (Window(0, 367, 420), Window(0, 450, 593))


@given(st.lists(stretches), stretches)
def test_painting_adds_and_taking_away_takes_just_those_minutes(
    held: list[Window], one: Window
) -> None:
    windows: tuple[Window, ...] = ()
    for each in held:
        windows = with_stretch(windows, each)
    assert minutes(with_stretch(windows, one)) == minutes(windows) | minutes((one,))
    assert minutes(without_stretch(windows, one)) == minutes(windows) - minutes((one,))


@given(typed_windows())
def test_written_windows_read_as_themselves(typed: list[dict[str, Any]]) -> None:
    windows = windows_of({"window": typed})
    assert minutes(windows)
    assert windows_of({"window": written(windows)}) == windows


def test_days_that_share_their_hours_stand_together() -> None:
    windows = (MORNING, Window(2, 390, 480), Window(6, 480, 1440))
    assert written(windows) == [
        {"days": ["mon", "wed"], "from": "06:30", "to": "08:00"},
        {"days": ["sun"], "from": "08:00", "to": "24:00"},
    ]
