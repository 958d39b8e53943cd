"""Sets Pacelift up in this checkout, then runs it, its tests or its benchmarks.

Needs Python's standard library only, as it is what brings the rest (see environment.py).
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):
    sys.exit(f"Pacelift needs Python 3.11 or newer; this is {sys.version.split()[0]}.")

import json
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from environment import CONSTRAINTS, ROOT, SCRIPTS, say, set_up

LEAST_BRANCHES_PERCENT = 95
COVERAGE = ROOT / "tests" / "output" / "coverage.json"

USAGE = """\
python3 installers/dev.py COMMAND [ARGUMENTS]: sets up what is needed, then

  run [ARGUMENTS]     runs Pacelift with them
  test [ARGUMENTS]    runs all checks and tests; with arguments only pytest with them
  bench [ARGUMENTS]   runs the benchmarks
  lock [ARGUMENTS]    writes constraints.txt anew; with --upgrade to the newest versions
  translations [LANGUAGE ...]
                      brings the translations up to date with the texts; begins a LANGUAGE"""


def tool(name: str) -> str:
    """The path of a program in .venv."""
    return str(SCRIPTS / name)


CHECKS = {
    "ruff check": [tool("ruff"), "check"],
    "ruff format": [tool("ruff"), "format", "--check"],
    "mypy": [tool("mypy")],
    "import-linter": [tool("lint-imports")],
}
PACELIFT = [tool("python"), "-m", "pacelift"]
PYTEST = [tool("python"), "-m", "pytest"]
WHOLE_SUITE = [
    "--numprocesses=auto",
    "--dist=worksteal",
    "--hypothesis-profile=ci",
    "--cov=pacelift.coach",
    "--cov-branch",
    "--cov-report=term",
    f"--cov-report=json:{COVERAGE}",
]
COMPILE = [tool("uv"), "pip", "compile", "pyproject.toml", "--extra=dev", "--quiet"]
COMPILE += ["--universal", "--python-version=3.11", "--generate-hashes", "--only-binary=:all:"]
COMPILE += ["--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]


def run(arguments: Sequence[str]) -> int:
    """Runs Pacelift; without arguments shows the plan, made from the example when there is none."""
    set_up()
    if arguments:
        return pacelift(*arguments)
    answer = json.loads(asked("-m", "pacelift", "plan", "--json", quiet=True) or "{}")
    if answer.get("error", {}).get("code") == "no-plan":
        return make_example()
    return pacelift("plan")


def make_example() -> int:
    """Plans the example profile, which shows the season, and writes its calendar file."""
    home = asked("-c", "from pacelift.system.paths import home_folder; print(home_folder(None))")
    folder = Path(home.strip()) / "example"
    folder.mkdir(parents=True, exist_ok=True)
    profile, calendar = folder / "profile.toml", folder / "plan.ics"
    profile.write_text(asked("-m", "pacelift", "profile", "--example"), "utf-8")
    say(f"There is no plan yet, so this makes an example: {profile}\nIts calendar: {calendar}")
    return pacelift("new", str(profile), "--yes") or pacelift("export", str(calendar))


def test(arguments: Sequence[str]) -> int:
    """Runs every check and test and says at the end which failed; or only pytest with arguments."""
    set_up(tests=True)
    if arguments:
        return call(*PYTEST, *arguments)
    failed = [title for title, command in CHECKS.items() if not passes(title, command)]
    COVERAGE.unlink(missing_ok=True)
    # Last, because its closing lines say what was tested.
    if call(*PYTEST, *WHOLE_SUITE):
        failed.append("pytest")
    if COVERAGE.exists() and (percent := branches_covered(COVERAGE)) < LEAST_BRANCHES_PERCENT:
        failed.append(f"branches of coach/ ({percent:.1f} of {LEAST_BRANCHES_PERCENT} %)")
    if failed:
        say(f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


def bench(arguments: Sequence[str]) -> int:
    """Runs the benchmarks, one after the other in one process."""
    set_up()
    return call(*PYTEST, "tests/benchmarks", "--benchmark-enable", "--capture=no", *arguments)


def lock(arguments: Sequence[str]) -> int:
    """Pins, for every platform and Python, what pyproject.toml asks for; keeps what still fits."""
    set_up()
    return call(*COMPILE, f"--output-file={CONSTRAINTS}", *arguments)


def translations(arguments: Sequence[str]) -> int:
    """Brings the translations up to date, and compiles them."""
    set_up()
    return call(tool("python"), "installers/translations.py", *arguments)


def pacelift(*arguments: str) -> int:
    """Runs Pacelift's command line; gives back its exit code."""
    return subprocess.run([*PACELIFT, *arguments], check=False).returncode


def asked(*arguments: str, quiet: bool = False) -> str:
    """What the Python in .venv prints when run with these arguments; quiet drops its errors."""
    command = [tool("python"), "-X", "utf8", *arguments]
    errors = subprocess.DEVNULL if quiet else None
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=errors, encoding="utf-8", check=False
    )
    return done.stdout


def passes(title: str, command: Sequence[str]) -> bool:
    """Whether a check passes; prints how long it took."""
    started = time.monotonic()
    code = call(*command)
    outcome = f"failed (exit {code})" if code else "passed"
    say(f"{title}: {outcome} in {time.monotonic() - started:.1f} s")
    return code == 0


def branches_covered(report: Path) -> float:
    """The share of branches taken, in percent, from coverage's JSON report."""
    totals = json.loads(report.read_text("utf-8"))["totals"]
    return 100 * float(totals["covered_branches"]) / max(1, int(totals["num_branches"]))


def call(*command: str) -> int:
    """Runs a command in the checkout; gives back its exit code."""
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def main(arguments: Sequence[str]) -> int:
    """Does what the first argument says; gives back the exit code."""
    commands = {
        "run": run,
        "test": test,
        "bench": bench,
        "lock": lock,
        "translations": translations,
    }
    if not arguments or arguments[0] not in commands:
        print(USAGE)
        return 0 if arguments and arguments[0] in {"-h", "--help"} else 2
    try:
        return commands[arguments[0]](arguments[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
