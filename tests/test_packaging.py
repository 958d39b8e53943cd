"""What is shipped and what it may need: the wheel, the pins, and who imports what."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from email import message_from_bytes
from importlib.metadata import packages_distributions
from pathlib import Path
from zipfile import ZipFile

import grimp
import pytest

import pacelift

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PINS = (ROOT / "installers" / "constraints.txt").read_text("utf-8")


def package_name(requirement: str) -> str:
    """The name in a requirement, as packages are compared: "PySide6_Essentials>=6" is pyside6-essentials."""
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", requirement)[0]).lower()


def requirements_pinned() -> list[str]:
    """Each pin on one line, with its marker and hashes."""
    return PINS.replace("\\\n", " ").strip().splitlines()


def imported_from_outside(package: str) -> set[str]:
    """What modules of `package` import directly that is neither ours nor the standard library's."""
    graph = grimp.build_graph("pacelift", include_external_packages=True, cache_dir=None)
    modules = {package, *graph.find_descendants(package)}
    imported = {
        name for module in modules for name in graph.find_modules_directly_imported_by(module)
    }
    roots = {name.split(".")[0] for name in imported}
    return roots - {"pacelift"} - sys.stdlib_module_names


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return ZipFile(path)


def test_wheel_holds_every_resource_as_it_is(wheel: ZipFile) -> None:
    resources = [path for path in (ROOT / "resources").rglob("*") if path.is_file()]
    assert ROOT / "resources" / "exercises.json" in resources
    for path in resources:
        shipped = wheel.read(
            f"pacelift/resources/{path.relative_to(ROOT / 'resources').as_posix()}"
        )
        assert shipped == path.read_bytes()


def test_wheel_holds_the_code_and_nothing_else(wheel: ZipFile) -> None:
    assert "pacelift/coach/plan.py" in wheel.namelist()
    assert {name.split("/")[0] for name in wheel.namelist()} == {
        "pacelift",
        f"pacelift-{pacelift.__version__}.dist-info",
    }


def test_wheel_names_its_command_licence_and_pythons(wheel: ZipFile) -> None:
    info = f"pacelift-{pacelift.__version__}.dist-info"
    metadata = message_from_bytes(wheel.read(f"{info}/METADATA"))
    assert metadata["Version"] == pacelift.__version__
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "MIT"
    assert b"pacelift = pacelift.__main__:main" in wheel.read(f"{info}/entry_points.txt")


def test_every_pin_has_a_version_and_hashes() -> None:
    for line in requirements_pinned():
        assert re.fullmatch(
            r"[a-z0-9.-]+==[\w.]+( ;[^#@]+?)?( +--hash=sha256:[0-9a-f]{64})+", line
        ), line


def test_pins_name_no_address() -> None:
    assert "://" not in PINS
    assert "index" not in PINS


def test_what_tests_fetch_from_npm_has_hashes_and_names_no_address() -> None:
    file = ROOT / "tests" / "calendars" / "emulate" / "package-lock.json"
    ours, *fetched = json.loads(file.read_text("utf-8"))["packages"].values()
    assert ours["dependencies"] == {"emulate": "0.11.2"}
    assert all(package["integrity"].startswith("sha512-") for package in fetched)
    assert not any("resolved" in package for package in fetched)


def test_every_requirement_is_pinned() -> None:
    pinned = {package_name(line) for line in requirements_pinned()}
    wanted = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    assert {package_name(requirement) for requirement in wanted} <= pinned


def test_pyside_that_loses_references_is_never_pinned_for_python_311() -> None:
    pins = [line for line in requirements_pinned() if line.startswith("pyside6-essentials==6.12.")]
    assert all("python_full_version >= '3.12'" in line for line in pins)


def test_every_import_is_a_declared_dependency() -> None:
    declared = {package_name(requirement) for requirement in PROJECT["dependencies"]}
    owners = packages_distributions()
    for name in imported_from_outside("pacelift"):
        # Several may share a namespace, as Google's do.
        assert {package_name(owner) for owner in owners.get(name, [name])} & declared, name


@pytest.mark.parametrize("package", ["pacelift.coach", "pacelift.calendars.event"])
def test_pure_parts_import_the_value_library_only(package: str) -> None:
    assert imported_from_outside(package) <= {"attr", "attrs", "cattrs"}


def test_ci_runs_the_documented_test_command() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "python3 installers/dev.py test" in script.read_text("utf-8")
    assert "python3 installers/dev.py test" in (ROOT / "README.md").read_text("utf-8")
