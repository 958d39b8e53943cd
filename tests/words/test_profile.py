"""A profile told back."""

from pacelift.words.profile import profile_lines
from pacelift.words.voice import Voice
from tests import builders


def test_the_contracts_profile_is_told_as_it_was_understood() -> None:
    told = dict(profile_lines(builders.profile(), Voice()))
    assert told["Race"] == "Hamburg Marathon, Sun 25 Apr 2027, 09:30, 42.2 km"
    assert told["Running"] == "32 km a week, longest run 16 km, 4 runs a week wanted"
    assert told["Fitness"] == "10 km race in 0:50:03 on Sun 6 Dec 2026"
    assert told["Health"] == "nothing known against hard exercise"
    assert told["Windows"].startswith("Mon, Tue, Wed, Thu, Fri 06:30–08:00; Tue, Thu 17:30–19:30")


def test_miles_goals_injuries_and_best_lifts_are_told() -> None:
    made = builders.profile(
        **{
            "units": "mi",
            "race.goal": "3:45:00",
            "athlete.injuries": ["calf", "achilles"],
            "running.recent_race": builders.ABSENT,
            "running.easy_pace": "10:00",
            "strength.one_rep_max": {"squat": 80},
        }
    )
    told = dict(profile_lines(made, Voice(made.units)))
    assert told["Goal"] == "3:45:00"
    assert told["Running"].startswith("32 mi a week")
    assert told["Fitness"] == "easy pace 10:00 /mi"
    assert told["Health"].endswith("sore now: Achilles tendon, calf")
    assert told["Strength"].endswith("best single: squat 80 kg")


def test_without_race_and_pace_it_is_by_effort() -> None:
    made = builders.profile(**{"running.recent_race": builders.ABSENT})
    assert dict(profile_lines(made, Voice(made.units)))["Fitness"] == "by effort"


def test_dumbbells_are_told_with_the_bands_that_go_with_them() -> None:
    told = dict(profile_lines(builders.profile(), Voice()))
    assert told["Strength"].endswith("equipment: dumbbells and bands")
