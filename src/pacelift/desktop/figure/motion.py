"""How a figure moves: its poses in time, and every channel between them.

A channel goes through its poses on a monotone cubic (Fritsch and Carlson, 1980): it eases in and
out where it turns, passes a pose on its way without a stop, and never overshoots, so that a foot
that has one place in two poses stays there between them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
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


@frozen
class Motion:
    """Poses at seconds from the start of a round that begins anew after `length_s`."""

    poses: tuple[Pose, ...]
    times_s: tuple[float, ...]
    length_s: float
    _moving: tuple[str, ...] = field(init=False, eq=False, repr=False)

    @_moving.default
    def _what_moves(self) -> tuple[str, ...]:
        first = self.poses[0]
        return tuple(
            name for name in first if any(pose[name] != first[name] for pose in self.poses)
        )

    def at(self, time_s: float) -> Pose:
        """The pose at that time."""
        now = time_s % self.length_s
        return {**self.poses[0], **{name: self._channel(name, now) for name in self._moving}}

    def _channel(self, name: str, now: float) -> tuple[float, float]:
        right, left = zip(*(pose[name] for pose in self.poses), strict=True)
        at = self._times(right, now)
        return at, (at if left == right else self._times(left, now))

    def _times(self, values: Sequence[float], now: float) -> float:
        return _monotone(self.times_s, values, self.length_s, now)


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
    poses: Sequence[Pose], tempo_s: Sequence[float], holds_s: Sequence[float]
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
    return Motion(tuple(kept), tuple(times), now)


def _monotone(times: Sequence[float], values: Sequence[float], length: float, now: float) -> float:
    """The value now on a cubic through the values at the times of a round."""
    count = len(times)
    index = bisect_right(times, now) - 1
    after = (index + 1) % count
    span = (times[after] - times[index]) % length or length
    start, end = values[index], values[after]
    one, other = (_slope(times, values, length, each) for each in (index, after))
    share = (now - times[index]) / span
    rest = 1 - share
    return (
        (1 + 2 * share) * rest * rest * start
        + share * rest * rest * span * one
        + share * share * (3 - 2 * share) * end
        - share * share * rest * span * other
    )


def _slope(times: Sequence[float], values: Sequence[float], length: float, index: int) -> float:
    """By Fritsch and Butland: the harmonic mean of the slopes beside, none where it turns."""
    count = len(times)
    before, after = (index - 1) % count, (index + 1) % count
    span_in = (times[index] - times[before]) % length or length
    span_out = (times[after] - times[index]) % length or length
    slope_in = (values[index] - values[before]) / span_in
    slope_out = (values[after] - values[index]) / span_out
    if slope_in * slope_out <= 0:
        return 0.0
    heavy, light = 2 * span_out + span_in, span_out + 2 * span_in
    return (heavy + light) / (heavy / slope_in + light / slope_out)
