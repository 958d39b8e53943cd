"""Where the package's data files are found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pacelift.errors import Defect
from pacelift.system.resources import read_text


def folder(root: Path, name: str, text: str) -> Path:
    place = root / name
    place.mkdir()
    (place / "data.txt").write_text(text, encoding="utf-8")
    return place


def test_a_checkout_has_the_exercises() -> None:
    assert json.loads(read_text("exercises.json"))


def test_the_first_place_that_has_the_file_is_read(tmp_path: Path) -> None:
    wheel, checkout = folder(tmp_path, "wheel", "of the wheel"), folder(tmp_path, "src", "older")
    assert read_text("data.txt", (wheel, checkout)) == "of the wheel"
    assert read_text("data.txt", (tmp_path / "nowhere", checkout)) == "older"


def test_text_is_read_as_utf_8(tmp_path: Path) -> None:
    assert read_text("data.txt", (folder(tmp_path, "here", "3 × 8, für später"),)).endswith("ter")
    assert read_text("data.txt", (tmp_path / "here",)) == "3 × 8, für später"


def test_a_missing_file_is_a_defect_that_names_it_and_the_places(tmp_path: Path) -> None:
    with pytest.raises(Defect) as caught:
        read_text("nothing.json", (tmp_path / "a", tmp_path / "b"))
    assert caught.value.code == "resource-missing"
    assert "nothing.json" in caught.value.text
    assert str(tmp_path / "b") in caught.value.text
    assert caught.value.fix == "Install Pacelift again."


def test_a_file_that_is_not_text_is_a_defect_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "data.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Defect) as caught:
        read_text("data.txt", (tmp_path,))
    assert caught.value.code == "resource-unreadable"
    assert str(tmp_path / "data.txt") in caught.value.text


def test_a_file_that_cannot_be_read_is_a_defect(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = folder(tmp_path, "here", "text")

    def refuse(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", refuse)
    with pytest.raises(Defect) as caught:
        read_text("data.txt", (place,))
    assert "Permission denied" in caught.value.text
