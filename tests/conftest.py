"""What holds for every test: no display, no zone, no home, no language and no clock of this machine.

Builders of values are in builders.py; nothing here makes test data.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Generator, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from hypothesis import settings

# Before anything imports Qt or asks for the time.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["TZ"] = "UTC"
if hasattr(time, "tzset"):
    time.tzset()

# "ci" gives the same examples in every run; "dev" looks for new ones.
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("dev", deadline=None)
settings.load_profile("dev")

COACH: Final = Path(__file__).parent / "coach"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Coverage of coach/ is measured in its own tests: in the others it doubles their time."""
    for item in items:
        if COACH not in item.path.parents:
            item.add_marker(pytest.mark.no_cover)


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    """In a process of xdist coverage is begun twice: pausing one wakes the other, at 4 times slower."""
    traced = sys.gettrace(), threading.gettrace()
    measured = item.config.pluginmanager.hasplugin("_cov")  # else it may be a debugger's
    if measured and item.get_closest_marker("no_cover") is not None:
        sys.settrace(None)
        threading.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(traced[0])
        threading.settrace(traced[1])


@pytest.fixture(autouse=True, scope="session")
def _no_state_of_this_machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A test that forgets to name a home gets an empty one, never the developer's own."""
    # Not one of pytest's folders: a socket's name has to be short.
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as runtime:
        patch.setenv("XDG_RUNTIME_DIR", runtime)
        patch.setenv("PACELIFT_HOME", str(tmp_path_factory.mktemp("home")))
        patch.delenv("PACELIFT_NOW", raising=False)
        patch.setenv("NO_COLOR", "1")
        patch.setenv("PACELIFT_LANGUAGE", "en")
        yield
