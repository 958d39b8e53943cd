"""Who may be planned for at all: the safety rules that come before any training (R-SAFE-1)."""

from __future__ import annotations

from pacelift.coach.profile import Profile
from pacelift.coach.rules import safety
from pacelift.errors import Option, Refusal, said

CLEARED = Option(
    "Once a doctor has cleared you for hard exercise, say so.",
    {"athlete": {"screening": "cleared-by-doctor"}},
)


def screen(profile: Profile) -> None:
    """Raises Refusal for a runner who needs a doctor, or another kind of plan, first."""
    athlete = profile.athlete
    if athlete.screening == "pregnant":
        raise Refusal(
            "R-FEM-2",
            "pregnant",
            "Pacelift does not plan training during pregnancy or the first months after.",
            "Ask your midwife or doctor for a programme made for you.",
        )
    if athlete.born is not None and profile.start.year - athlete.born < safety.ADULT_YEARS:
        raise Refusal(
            "R-SAFE-2",
            "under-age",
            said("Pacelift plans for adults of {least} years and more.", least=safety.ADULT_YEARS),
            "Train with a coach or club that knows young runners.",
        )
    if athlete.screening in {"symptoms", "disease"}:
        raise Refusal(
            "R-SAFE-1",
            "see-a-doctor",
            "With these symptoms or this condition a doctor should look at you before you train.",
            "See a doctor first; Pacelift is general information and no medical advice.",
            (CLEARED,),
        )
    if "bone-stress" in athlete.injuries and athlete.screening != "cleared-by-doctor":
        raise Refusal(
            "R-INJ-1",
            "bone-stress",
            "A bone stress injury has to be cleared by a doctor before you run.",
            "See a doctor first, and come back when you are cleared.",
            (CLEARED,),
        )
