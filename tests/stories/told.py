"""A story played with the real commands, as a page to read: before, what was told, after.

`python -m tests.stories` writes the pages anew; the difference is then read before it is kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from attrs import frozen

from tests.cli.given import home_with, run_process
from tests.coach.plans import plan_with

PAGES: Final = Path(__file__).parent


@frozen
class Said:
    """A command, and when it was given."""

    at: str
    command: tuple[str, ...]


@frozen
class Story:
    """What happened to a runner, what they told, and the weeks to look at.

    `coach` is what a coach says to it, in a sentence or two.
    """

    name: str
    title: str
    situation: str
    said: tuple[Said, ...]
    weeks: tuple[int, ...]
    coach: str
    profile: dict[str, object]


@frozen
class Told:
    """A story that was played: its page, and the plan before and after as JSON."""

    page: str
    before: dict[str, Any]
    after: dict[str, Any]
    answers: tuple[dict[str, Any], ...]


def play(story: Story) -> Told:
    """Plays it in a home of its own."""
    with TemporaryDirectory() as name:
        home = home_with(plan_with(**story.profile), Path(name) / "home")
        before = _plan(home, story.said[0].at)
        heard: list[tuple[Said, str, dict[str, Any]]] = []
        for said in story.said:
            ahead = json.loads(_run(home, said, "--json", "--dry-run")) if _may_look(said) else {}
            heard.append((said, _run(home, said), ahead))
        after = _plan(home, story.said[-1].at)
    page = "\n".join(_page(story, before, after, [(said, text) for said, text, _ in heard]))
    return Told(page + "\n", before, after, tuple(answer for _, _, answer in heard))


def _may_look(said: Said) -> bool:
    return said.command[0] in ("mark", "move", "pause")


def _run(home: Path, said: Said, *more: str) -> str:
    answer = run_process(*said.command, *more, "--home", home, "--now", said.at, COLUMNS="88")
    assert answer.code == 0, answer.err
    return answer.out


def _plan(home: Path, at: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_run(home, Said(at, ("plan", "--json"))))
    return found


def _page(
    story: Story,
    before: dict[str, Any],
    after: dict[str, Any],
    heard: list[tuple[Said, str]],
) -> Iterator[str]:
    yield from (f"# {story.title}", "", story.situation, "", "## The plan before", "")
    yield from _weeks(before, story.weeks)
    yield from ("", "## What the runner tells", "")
    for said, text in heard:
        yield f"    {said.at[:16].replace('T', ' ')} $ pacelift {' '.join(said.command)}"
        yield from (f"    {line}".rstrip() for line in text.splitlines())
        yield ""
    yield from ("## The plan after", "")
    yield from _weeks(after, story.weeks)
    yield from ("", "## What a coach says to it", "", story.coach)


def _weeks(plan: dict[str, Any], numbers: tuple[int, ...]) -> Iterator[str]:
    for week in plan["weeks"]:
        if week["number"] in numbers:
            yield f"    Week {week['number']}, {week['phase']}: {week['km']} km"
            inside = (s for s in plan["sessions"] if week["start"] <= s["date"] <= week["end"])
            yield from (f"    {_line(each)}" for each in inside)


def _line(session: dict[str, Any]) -> str:
    state = "" if session["status"] == "planned" else f"  [{session['status']}]"
    when = session["start"][5:16].replace("T", " ")
    return f"  {when}  {session['title']}, {session['minutes']} min{state}"
