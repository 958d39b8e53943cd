"""Every message is written so that it can be extracted and translated."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import pacelift.cli
import pacelift.desktop
import pacelift.words

SOURCES = [
    path
    for package in (pacelift.words, pacelift.cli, pacelift.desktop)
    for path in sorted(Path(str(package.__file__)).parent.glob("*.py"))
]


def _says(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ("say", "say_n")
        ):
            yield node


def _places(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name is not None}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_messages_are_whole_texts_and_get_a_value_for_each_place(path: Path) -> None:
    for call in _says(path):
        of_number = call.func.attr == "say_n"  # type: ignore[attr-defined]
        messages = call.args[: 2 if of_number else 1]
        for message in messages:
            assert not isinstance(message, ast.JoinedStr | ast.BinOp), ast.unparse(call)
            if isinstance(message, ast.Constant):
                given = {each.arg for each in call.keywords}
                if None not in given:
                    assert _places(message.value) == given | ({"n"} if of_number else set()), (
                        ast.unparse(call)
                    )
