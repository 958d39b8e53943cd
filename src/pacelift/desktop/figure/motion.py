"""How a figure moves: its poses in time, and every channel between them.

A channel goes through its poses on a monotone cubic (Fritsch and Carlson, 1980): it eases in and
out where it turns, passes a pose on its way without a stop, and never overshoots, so that a foot
that has one place in two poses stays there between them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Final

from attrs import field, frozen

from pacelift.desktop.figure.pose import Pose

BREATH_S: Final = 2.2
_BREATH: Final = {"spine": -1.6, "neck": 1.2}
"""What breathing in does to a body that holds still, in degrees."""


def breathing(pose: Pose) -> Pose:
    """The pose with the breath drawn in."""
    changed = {name: (pose[name][0] + by, pose[name][1] + by) for name, by in _BREATH.items()}
    return {**pose, **changed}


TRAVELS: Final = frozenset(("at_x", "foot_x", "hand_x", "item_x"))
"""The channels that a figure takes along on its way."""


@frozen
class Motion:
    """Poses at seconds from the start of a round that begins anew after `length_s`.

    With each round it travels so many metres ahead. One that `is_cut` stays in its last pose to
    the end of the round, where the first follows at once.
    """

    poses: tuple[Pose, ...]
    times_s: tuple[float, ...]
    length_s: float
    travel_m: float = 0.0
    is_cut: bool = False
    _curves: Mapping[str, tuple[Curve, Curve]] = field(init=False, eq=False, repr=False)

    @_curves.default
    def _what_moves(self) -> Mapping[str, tuple[Curve, Curve]]:
        first = self.poses[0]
        travels = TRAVELS if self.travel_m else frozenset()
        moving = {name for name in first if any(each[name] != first[name] for each in self.poses)}
        return {
            name: (self._curve(name, 0, name in travels), self._curve(name, 1, name in travels))
            for name in moving | travels
        }

    def at(self, time_s: float) -> Pose:
        """The pose at that time, where it is in this round."""
        now = time_s % self.length_s
        moved = {name: (one.at(now), two.at(now)) for name, (one, two) in self._curves.items()}
        return {**self.poses[0], **moved}

    def way_m(self, time_s: float) -> float:
        """How far ahead it has come in this round."""
        return self.travel_m * (time_s % self.length_s) / self.length_s

    def _curve(self, name: str, side: int, travels: bool) -> Curve:
        values = [pose[name][side] for pose in self.poses]
        times, length = list(self.times_s), self.length_s
        if self.is_cut:
            return Curve(tuple(times), tuple(values))
        more = self.travel_m if travels else 0.0
        return Curve(
            (times[-1] - length, *times, times[0] + length, times[1] + length),
            (values[-1] - more, *values, values[0] + more, values[1] + more),
        )


@frozen
class Curve:
    """Goes through values at times, and stays at the first before and at the last after them."""

    times: tuple[float, ...]
    values: tuple[float, ...]

    def at(self, now: float) -> float:
        """The value on the cubic between the two times about now."""
        index = bisect_right(self.times, now) - 1
        if index + 1 == len(self.times):
            return self.values[-1]
        span = self.times[index + 1] - self.times[index]
        share = (now - self.times[index]) / span
        rest = 1 - share
        return (
            (1 + 2 * share) * rest * rest * self.values[index]
            + share * rest * rest * span * self._slope(index)
            + share * share * (3 - 2 * share) * self.values[index + 1]
            - share * share * rest * span * self._slope(index + 1)
        )

    def _slope(self, index: int) -> float:
        """By Fritsch and Butland: the harmonic mean of the slopes beside, none where it turns."""
        if not 0 < index < len(self.times) - 1:
            return 0.0
        before, now, after = self.times[index - 1 : index + 2]
        start, middle, end = self.values[index - 1 : index + 2]
        into, onward = (middle - start) / (now - before), (end - middle) / (after - now)
        if into * onward <= 0:
            return 0.0
        heavy, light = after + now - 2 * before, 2 * after - now - before
        return 3 * (after - before) / (light / into + heavy / onward)


def there_and_back(poses: Sequence[Pose], tempo_s: Sequence[float]) -> Motion:
    """From the first pose to the last and back: seconds there, still, back, still."""
    there, at_end, back, at_start = tempo_s
    steps, between = len(poses) - 1, poses[1:-1]
    return round_and_round(
        (*poses, *reversed(between)),
        (*(there / steps,) * steps, *(back / steps,) * steps),
        (at_start, *(0.0 for _ in between), at_end, *(0.0 for _ in between)),
    )


def round_and_round(
    poses: Sequence[Pose],
    tempo_s: Sequence[float],
    holds_s: Sequence[float],
    *,
    travel_m: float = 0.0,
    is_cut: bool = False,
) -> Motion:
    """Each pose for its hold, then to the next in its time, from the last to the first."""
    kept: list[Pose] = []
    times: list[float] = []
    now = 0.0
    for pose, seconds, hold in zip(poses, tempo_s, holds_s, strict=True):
        kept.append(pose)
        times.append(now)
        if hold:
            now += hold
            kept.append(pose)
            times.append(now)
        now += seconds
    return Motion(tuple(kept), tuple(times), now, travel_m, is_cut)
