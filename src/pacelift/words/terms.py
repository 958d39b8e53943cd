"""Words for the plan's codes: kinds of session, phases, roles, body parts, zones.

One table a code; sentences are made elsewhere.
"""

from __future__ import annotations

from typing import Final

from pacelift.coach.plan import Kind, Phase, Side, StrengthPhase
from pacelift.coach.profile import Distance, Equipment, Experience, InjuryTag, Screening
from pacelift.words.voice import Voice, mark

KINDS: Final[dict[Kind, str]] = {
    "easy": mark("easy run"),
    "recovery": mark("recovery run"),
    "long": mark("long run"),
    "steady": mark("steady run"),
    "hills": mark("hill session"),
    "threshold": mark("threshold run"),
    "intervals": mark("interval session"),
    "marathon-pace": mark("marathon-pace run"),
    "race": mark("race"),
    "strength": mark("strength session"),
    "core": mark("hip and core session"),
}
PHASES: Final[dict[Phase, str]] = {
    "base": mark("base"),
    "build": mark("build"),
    "peak": mark("peak"),
    "taper": mark("taper"),
    "race": mark("race week"),
    "recovery": mark("recovery"),
}
STRENGTH_PHASES: Final[dict[StrengthPhase, str]] = {
    "foundation": mark("foundation"),
    "max-strength": mark("max strength"),
    "power": mark("power"),
    "maintenance": mark("maintenance"),
    "taper": mark("taper"),
    "none": mark("none"),
}
DISTANCES: Final[dict[Distance, str]] = {
    "marathon": mark("marathon"),
    "half": mark("half marathon"),
    "10k": mark("10 km race"),
    "5k": mark("5 km race"),
}
INJURIES: Final[dict[InjuryTag, str]] = {
    "achilles": mark("Achilles tendon"),
    "calf": mark("calf"),
    "knee": mark("knee"),
    "hip": mark("hip"),
    "back": mark("back"),
    "hamstring": mark("hamstring"),
    "plantar": mark("sole of the foot"),
    "shin": mark("shin"),
    "bone-stress": mark("bone stress injury"),
    "shoulder": mark("shoulder"),
}
EXPERIENCES: Final[dict[Experience, str]] = {
    "none": mark("none yet"),
    "some": mark("under a year"),
    "regular": mark("regular"),
}
EQUIPMENT: Final[dict[Equipment, str]] = {
    "none": mark("none"),
    "bands": mark("bands"),
    "dumbbells": mark("dumbbells and bands"),
    "gym": mark("gym"),
}
SIDES: Final[dict[Side, str]] = {"left": mark("left"), "right": mark("right")}
SCREENINGS: Final[dict[Screening, str]] = {
    "clear": mark("nothing known against hard exercise"),
    "cleared-by-doctor": mark("cleared by a doctor"),
    "symptoms": mark("symptoms"),
    "disease": mark("a known condition"),
    "pregnant": mark("pregnant"),
}
_ROLES: Final[dict[str, str]] = {
    "long": mark("the long run"),
    "quality-1": mark("the week's main faster run"),
    "quality-2": mark("the second faster run"),
    "lift-a": mark("lift A"),
    "lift-b": mark("lift B"),
    "lift-c": mark("lift C"),
    "race": mark("the race"),
}
_ROLE_FAMILIES: Final[dict[str, str]] = {
    "easy": mark("an easy run"),
    "core": mark("a hip and core session"),
    "quality": mark("a faster run"),
    "lift": mark("a lift"),
}


def role(voice: Voice, name: str) -> str:
    """What a role of the week is called inside a sentence, such as "the long run"."""
    family = name.partition("-")[0]
    return voice.term(_ROLES.get(name) or _ROLE_FAMILIES.get(family) or mark("a session"))
