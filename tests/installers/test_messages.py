"""The texts that are to be translated, found in source and data."""

from __future__ import annotations

import json
from pathlib import Path

from messages import Message, of_exercises, of_source

SOURCE = '''
"""Module."""
_DAYS = tuple(map(mark, ("Mon", "Tue")))

@click.command("x")
@click.option("--a", help="Help of an option.")
def command():
    """First
    paragraph.

    Second.
    """
    voice.say("{km} km" if far else "{m} m", km=1)
    voice.say_n("{n} run", "{n} runs", 2)
    raise BadInput("code", said("It is {what}.", what=said("wrong")), "Mend it.")
    voice.say("…")
    voice.say(variable)
'''


def test_texts_are_found_where_they_are_said(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "one.py").write_text(SOURCE)
    found = of_source(tmp_path)
    assert [(each.id, each.plural) for each in found if each.plural] == [("{n} run", "{n} runs")]
    assert {each.id for each in found} == {
        *("Mon", "Tue", "Help of an option.", "First paragraph.", "Second.", "{km} km", "{m} m"),
        *("{n} run", "It is {what}.", "wrong", "Mend it."),
    }
    assert {each.where[0] for each in found} == {"src/one.py"}


def test_a_text_of_several_exercises_is_one_message(tmp_path: Path) -> None:
    path = tmp_path / "exercises.json"
    path.write_text(
        json.dumps(
            [
                {"id": "a", "name": "A", "cues": ["Stand tall"], "faults": [], "avoid_note": None},
                {"id": "b", "name": "B", "cues": ["Stand tall"], "faults": ["Haste"]},
            ]
        )
    )
    assert of_exercises(path) == [
        Message("A", where=["a/name"]),
        Message("Stand tall", where=["a/cues", "b/cues"]),
        Message("B", where=["b/name"]),
        Message("Haste", where=["b/faults"]),
    ]
