"""The outline of a body round its skeleton: a head, a trunk in shirt and shorts, and four limbs."""

from __future__ import annotations

from typing import Final

from pacelift.desktop.figure.body import THICKNESS
from pacelift.desktop.figure.shapes import Ball, Group, Solid, Tone
from pacelift.desktop.figure.skeleton import SIDES, Skeleton

SHORTS: Final = 0.5
"""How far down the thigh they go."""
SLEEVE: Final = 0.42


def flesh(at: Skeleton) -> tuple[Group, ...]:
    """The body's parts."""
    limbs = [part(at, side) for side in SIDES for part in (_leg, _arm)]
    return (_trunk(at), _head(at), *limbs)


def _between(at: Skeleton, one: str, other: str, tone: Tone) -> Solid:
    return Solid((_ball(at, one), _ball(at, other)), tone)


def _ball(at: Skeleton, joint: str) -> Ball:
    return at[joint], THICKNESS[joint.rpartition(" ")[2]]


def _leg(at: Skeleton, side: str) -> Group:
    hip, knee, ankle = (at[f"{side} {joint}"] for joint in ("hip", "knee", "ankle"))
    calf = knee.toward(ankle, 0.28) - at.frames[f"{side} shin"].ahead * 0.016
    cut = THICKNESS["hip"] + (THICKNESS["knee"] - THICKNESS["hip"]) * SHORTS
    foot = at.frames[f"{side} foot"]
    instep = (ankle + foot.at(0.035, -0.025, 0), 0.03)
    return Group(
        f"{side} leg",
        hip.toward(ankle, 0.5).toward(knee, 0.5),
        (
            _between(at, f"{side} hip", f"{side} knee", "skin"),
            Solid(((knee, 0.05), (calf, 0.054), (ankle, THICKNESS["ankle"])), "skin"),
            Solid((_ball(at, f"{side} heel"), instep, _ball(at, f"{side} ball")), "shoe"),
            _between(at, f"{side} ball", f"{side} toe", "shoe"),
            Solid(
                ((hip, THICKNESS["hip"] + 0.008), (hip.toward(knee, SHORTS), cut + 0.01)), "shorts"
            ),
        ),
    )


def _arm(at: Skeleton, side: str) -> Group:
    shoulder, elbow, palm = (at[f"{side} {joint}"] for joint in ("shoulder", "elbow", "palm"))
    wrist = palm.toward(elbow, 0.14)
    cut = shoulder.toward(elbow, SLEEVE)
    return Group(
        f"{side} arm",
        shoulder.toward(palm, 0.5).toward(elbow, 0.5),
        (
            Solid(((shoulder, 0.05), (elbow, THICKNESS["elbow"])), "skin"),
            Solid(((elbow, 0.04), (wrist, 0.026)), "skin"),
            Solid((_ball(at, f"{side} palm"), (wrist, 0.026)), "skin"),
            _between(at, f"{side} palm", f"{side} fingers", "skin"),
            Solid((_ball(at, f"{side} shoulder"), (cut, 0.052)), "shirt"),
        ),
    )


def _trunk(at: Skeleton) -> Group:
    low, chest = at.frames["waist"], at.frames["chest"]
    waist = [(at["waist"] + low.right * (sign * 0.055), 0.086) for sign in (1, -1)]
    ribs = [(at["chest"] + chest.at(0.012, 0, sign * 0.06), 0.103) for sign in (1, -1)]
    tops = [(at[f"{side} shoulder"] + chest.up * -0.03, 0.06) for side in SIDES]
    hips = [(at[f"{side} hip"], 0.094) for side in SIDES]
    seat = (at["pelvis"] + at.frames["pelvis"].at(-0.025, 0.0, 0), 0.1)
    back = (at["back"] + chest.up * -0.05, 0.085)
    return Group(
        "trunk",
        at["waist"].toward(at["chest"], 0.5),
        (
            Solid((*hips, seat, *waist), "shorts"),
            Solid((*waist, *ribs), "shirt"),
            Solid((*ribs, *tops, back), "shirt"),
        ),
    )


def _head(at: Skeleton) -> Group:
    head, frame = at["head"], at.frames["head"]
    neck = Solid(((at["back"], 0.055), (head + frame.at(-0.01, -0.05, 0), 0.046)), "skin")
    chin = (head + frame.at(0.04, -0.062, 0), 0.048)
    nose = (head + frame.at(0.098, -0.012, 0), 0.014)
    brow = (head + frame.at(0.012, 0.012, 0), 0.088)
    crown = (head + frame.at(-0.01, 0.02, 0), 0.094)
    nape = (head + frame.at(-0.045, -0.03, 0), 0.055)
    face = Solid((brow, chin), "skin")
    tip = Solid((nose, (head + frame.at(0.03, -0.01, 0), 0.05)), "skin")
    hair = Solid((crown, nape), "hair")
    return Group("head", head, (neck, hair, tip, face), is_round=True)
