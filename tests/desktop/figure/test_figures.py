"""Every figure at many moments of its movement: a body that could do it, where it should be."""

from __future__ import annotations

import pytest

from pacelift.coach.catalogue import parse_catalogue
from pacelift.desktop.figure.figures import FILES, Figure, parse_figures
from pacelift.desktop.figure.skeleton import BONES
from pacelift.system.resources import read_text

CATALOGUE = parse_catalogue(read_text("exercises.json"))
FIGURES = parse_figures(map(read_text, FILES))
IDS = tuple(FIGURES)
MOMENTS = 9


def moments(figure: Figure) -> list[float]:
    return [figure.motion.length_s * step / MOMENTS for step in range(MOMENTS)]


@pytest.mark.parametrize("exercise", IDS)
def test_no_limb_is_ever_longer_or_shorter(exercise: str) -> None:
    figure = FIGURES[exercise]
    for moment in moments(figure):
        body = figure.at(moment)
        for one, other, length in BONES:
            assert (body[one] - body[other]).length == pytest.approx(length, abs=1e-6)
