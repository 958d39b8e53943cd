"""The key of a snapshot: another plan may never be found under it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

import pacelift
import pacelift.coach
from pacelift.coach.journal import Entry
from pacelift.store.snapshot_store import plan_key


def entries(*ids: str) -> list[Entry]:
    return [Entry(each, datetime(2027, 1, 4, tzinfo=UTC), "mark", {}) for each in ids]


def test_the_same_plan_has_the_same_key() -> None:
    assert plan_key(entries("a", "b"), "catalogue") == plan_key(entries("a", "b"), "catalogue")


@pytest.mark.parametrize("other", [(), ("a",), ("b", "a"), ("a", "c"), ("c", "b"), ("a", "b", "c")])
def test_a_plan_of_other_entries_has_another_key(other: tuple[str, ...]) -> None:
    assert plan_key(entries(*other)) != plan_key(entries("a", "b"))


def test_other_data_has_another_key() -> None:
    assert plan_key((), "catalogue") != plan_key((), "Catalogue")


def test_another_version_has_another_key(monkeypatch: pytest.MonkeyPatch) -> None:
    before = plan_key(())
    monkeypatch.setattr(pacelift, "__version__", "99")
    assert plan_key(()) != before


def test_edited_code_has_another_key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    rule = tmp_path / "rules" / "one.py"
    rule.write_text("STEP = 1.10")
    monkeypatch.setattr(pacelift.coach, "__file__", str(tmp_path / "__init__.py"))
    before = plan_key(())
    assert plan_key(()) == before
    rule.write_text("STEP = 1.115")
    assert plan_key(()) != before
