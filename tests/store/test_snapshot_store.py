"""The key of a snapshot: another plan may never be found under it."""

from __future__ import annotations

from pathlib import Path

import pytest

import pacelift
import pacelift.coach
from pacelift.store.snapshot_store import plan_key


def test_the_same_plan_has_the_same_key() -> None:
    assert plan_key(3, "catalogue") == plan_key(3, "catalogue")


def test_a_longer_journal_has_another_key() -> None:
    assert plan_key(3, "catalogue") != plan_key(4, "catalogue")


def test_other_data_has_another_key() -> None:
    assert plan_key(3, "catalogue") != plan_key(3, "Catalogue")


def test_another_version_has_another_key(monkeypatch: pytest.MonkeyPatch) -> None:
    before = plan_key(3)
    monkeypatch.setattr(pacelift, "__version__", "99")
    assert plan_key(3) != before


def test_edited_code_has_another_key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    rule = tmp_path / "rules" / "one.py"
    rule.write_text("STEP = 1.10")
    monkeypatch.setattr(pacelift.coach, "__file__", str(tmp_path / "__init__.py"))
    before = plan_key(3)
    assert plan_key(3) == before
    rule.write_text("STEP = 1.115")
    assert plan_key(3) != before
