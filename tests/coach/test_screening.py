"""Who is sent to a doctor, or elsewhere, before any plan."""

from __future__ import annotations

import pytest

from pacelift.coach.profile import Profile
from pacelift.coach.screening import screen
from pacelift.errors import Refusal
from tests.builders import ABSENT, profile, profile_document
from tests.coach.plans import edited, read


def refusal(**overrides: object) -> Refusal:
    with pytest.raises(Refusal) as raised:
        screen(profile(**overrides))
    return raised.value


@pytest.mark.parametrize("screening", ["clear", "cleared-by-doctor"])
def test_who_is_clear_may_train(screening: str) -> None:
    screen(profile(**{"athlete.screening": screening}))


@pytest.mark.parametrize("screening", ["symptoms", "disease"])
def test_symptoms_and_diseases_go_to_a_doctor_first(screening: str) -> None:
    raised = refusal(**{"athlete.screening": screening})
    assert (raised.rule, raised.code) == ("R-SAFE-1", "see-a-doctor")
    assert "doctor" in raised.fix


def test_a_pregnancy_is_not_planned_for_and_has_no_option() -> None:
    raised = refusal(**{"athlete.screening": "pregnant"})
    assert (raised.rule, raised.code, raised.options) == ("R-FEM-2", "pregnant", ())


def test_under_18_is_refused_and_18_is_not() -> None:
    raised = refusal(**{"athlete.born": 2010})
    assert (raised.rule, raised.code, raised.options) == ("R-SAFE-2", "under-age", ())
    screen(profile(**{"athlete.born": 2009}))


def test_without_a_year_of_birth_nobody_is_too_young() -> None:
    screen(profile(**{"athlete.born": ABSENT}))


def test_a_bone_stress_injury_waits_for_a_doctor() -> None:
    raised = refusal(**{"athlete.injuries": ["bone-stress"]})
    assert (raised.rule, raised.code) == ("R-INJ-1", "bone-stress")
    screen(
        profile(**{"athlete.injuries": ["bone-stress"], "athlete.screening": "cleared-by-doctor"})
    )


def test_other_injuries_may_train() -> None:
    screen(profile(**{"athlete.injuries": ["knee", "achilles"]}))


@pytest.mark.parametrize(
    "overrides",
    [
        {"athlete.screening": "symptoms"},
        {"athlete.screening": "disease"},
        {"athlete.injuries": ["bone-stress"]},
    ],
)
def test_the_option_of_a_doctor_s_clearance_lets_the_runner_pass(
    overrides: dict[str, object],
) -> None:
    (option,) = refusal(**overrides).options
    cleared: Profile = read(edited(profile_document(**overrides), option.profile))
    assert cleared.athlete.screening == "cleared-by-doctor"
    screen(cleared)
