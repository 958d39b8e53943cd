"""The body's measures in metres: one person of 1.75 m.

Lengths from hip, knee, ankle, shoulder, elbow to the next joint are shares of the height as in
Winter, Biomechanics and Motor Control of Human Movement (4th ed., figure 4.1, after Drillis and
Contini 1966), the ankle raised by a shoe; half widths are of the joints, not of the outline;
thicknesses are drawn by eye.
"""

from __future__ import annotations

from typing import Final

HEIGHT: Final = 1.75

THIGH: Final = 0.245 * HEIGHT
SHIN: Final = 0.246 * HEIGHT
ANKLE: Final = 0.045 * HEIGHT
"""The ankle's height over the sole."""
HEEL_BACK: Final = 0.05
BALL_AHEAD: Final = 0.13
"""From the ankle, along the sole."""
TOES: Final = 0.062
HIP: Final = 0.088
"""From the middle of the body, as `SHOULDER`."""

LOW_BACK: Final = 0.13
MID_BACK: Final = 0.18
HIGH_BACK: Final = 0.288 * HEIGHT - LOW_BACK - MID_BACK
NECK: Final = 0.085
SKULL: Final = 0.135
"""From the end of the neck to the middle of the head."""
SHOULDER: Final = 0.175

UPPER_ARM: Final = 0.186 * HEIGHT
FOREARM: Final = 0.165 * HEIGHT
"""To the heel of the hand."""
FINGERS: Final = 0.1
GRIP: Final = 0.45
"""So far along the hand is what it holds."""

THICKNESS: Final = {
    "hip": 0.088,
    "knee": 0.056,
    "ankle": 0.036,
    "heel": 0.032,
    "ball": 0.027,
    "toe": 0.02,
    "pelvis": 0.1,
    "waist": 0.088,
    "chest": 0.105,
    "back": 0.085,
    "shoulder": 0.058,
    "elbow": 0.038,
    "palm": 0.03,
    "fingers": 0.022,
    "neck": 0.05,
    "head": 0.098,
}
"""Half of it, at each joint."""
