"""Where home is."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pacelift.errors import BadInput
from pacelift.system.paths import home_folder


def test_the_option_comes_before_the_variable(tmp_path: Path) -> None:
    assert home_folder(str(tmp_path), {"PACELIFT_HOME": "/elsewhere"}) == tmp_path


def test_the_variable_comes_before_the_platform(tmp_path: Path) -> None:
    assert home_folder(None, {"PACELIFT_HOME": str(tmp_path)}) == tmp_path


@pytest.mark.parametrize("environ", [{}, {"PACELIFT_HOME": ""}])
@pytest.mark.skipif(sys.platform != "linux", reason="the folder of Linux")
def test_else_it_is_the_platforms_data_folder(
    environ: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert home_folder(None, environ) == tmp_path / "pacelift"
    assert list(tmp_path.iterdir()) == []


def test_a_relative_name_is_made_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert home_folder("state", {}) == tmp_path / "state"


def test_a_tilde_is_the_runners_own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert home_folder(None, {"PACELIFT_HOME": "~/state"}) == tmp_path / "state"


@pytest.mark.parametrize("name", ["", "a\0b", "~nobody-of-this-name/x"])
def test_a_name_no_folder_can_have_is_refused(name: str) -> None:
    with pytest.raises(BadInput) as raised:
        home_folder(name, {})
    assert raised.value.code == "home-unusable"
    assert "--home" in raised.value.fix
