"""How often and how long a busy service is tried again."""

from __future__ import annotations

import pytest

from pacelift.calendars.adapters.google.errors import TryAgain
from pacelift.calendars.adapters.google.waits import LONGEST_WAIT_S, MOST_TRIES, Waits
from pacelift.calendars.port import Conflict, Unreachable


class Busy:
    """A call that fails some times, and the waits before the next."""

    def __init__(self, *errors: Exception, stop_at: int = 99) -> None:
        self.errors = list(errors)
        self.waited: list[float] = []
        self.tries = 0
        self.stop_at = stop_at

    def __call__(self) -> str:
        self.tries += 1
        if self.errors:
            raise self.errors.pop(0)
        return "answer"

    def pause(self, seconds: float) -> bool:
        self.waited.append(seconds)
        return len(self.waited) >= self.stop_at

    def answer(self, jitter: float = 0.5) -> str:
        return Waits(self.pause, lambda: jitter).until_answered(self)


def test_each_wait_is_twice_the_one_before() -> None:
    busy = Busy(*[TryAgain("503")] * 4)
    assert busy.answer() == "answer"
    assert busy.waited == [1, 2, 4, 8]


@pytest.mark.parametrize(("jitter", "waited"), [(0.0, 0.5), (0.999, 1.499)])
def test_waits_differ_so_that_not_all_come_back_at_once(jitter: float, waited: float) -> None:
    busy = Busy(TryAgain("503"))
    busy.answer(jitter)
    assert busy.waited == [waited]


def test_a_wait_is_never_shorter_than_asked_for() -> None:
    busy = Busy(TryAgain("429", 7.0), TryAgain("429", 0.5))
    busy.answer()
    assert busy.waited == [7.0, 2.0]


def test_after_the_last_try_it_is_out_of_reach() -> None:
    busy = Busy(*[TryAgain("503")] * 99)
    with pytest.raises(Unreachable, match="503"):
        busy.answer()
    assert busy.tries == MOST_TRIES
    assert len(busy.waited) == MOST_TRIES - 1


def test_a_long_wait_is_left_to_a_later_round() -> None:
    busy = Busy(TryAgain("429", LONGEST_WAIT_S + 1))
    with pytest.raises(Unreachable) as caught:
        busy.answer()
    assert caught.value.after_s == LONGEST_WAIT_S + 1
    assert busy.waited == []


def test_a_wait_can_be_cut_short_and_then_nothing_is_tried_any_more() -> None:
    busy = Busy(*[TryAgain("503")] * 9, stop_at=2)
    with pytest.raises(Unreachable, match="stopped"):
        busy.answer()
    assert busy.tries == 2


@pytest.mark.parametrize("error", [Conflict("412"), Unreachable("quota", 3600)])
def test_what_no_wait_helps_is_not_tried_again(error: Exception) -> None:
    busy = Busy(error)
    with pytest.raises(type(error)):
        busy.answer()
    assert busy.waited == []
