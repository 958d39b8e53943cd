"""`pacelift` alone: the tray app; without a desktop today, or how to begin."""

from __future__ import annotations

from typing import Final

from pacelift.cli.options import Given
from pacelift.cli.output import print_json, print_lines
from pacelift.cli.today import show_today
from pacelift.system.paths import home_folder
from pacelift.words.voice import mark

_HOW: Final = (
    mark("There is no plan yet. Three steps to one:"),
    mark("  1. pacelift profile --example > profile.toml (a complete profile, explained)"),
    mark("  2. Change in that file what is not yours."),
    mark("  3. pacelift new profile.toml (the plan, made and kept)"),
    mark("Then: pacelift today, pacelift plan, pacelift export FILE.ics"),
)


def begin(given: Given) -> int:
    """Runs the tray app, or prints the day or the first steps; gives back the exit code."""
    if given.tray is not None and not given.json:
        return given.tray(home_folder(given.home), given.now)
    app = given.app()
    plan = app.plan_or_none()
    if plan is not None:
        show_today(app, plan, as_json=given.json)
    elif given.json:
        print_json({"plan": None, "next": "pacelift new PROFILE"})
    else:
        print_lines(map(app.voice().say, _HOW))
    return 0
