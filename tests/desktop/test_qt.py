"""Qt's application object, and what the process gets with it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from pacelift.desktop.qt import SWITCH_S

SOURCE = Path(__file__).parents[2] / "src"


def test_work_beside_the_uis_thread_gives_it_the_interpreter_soon() -> None:
    code = "import sys; from pacelift.desktop.qt import make_qt; make_qt(['pacelift'])"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; print(sys.getswitchinterval())"],
        env={**os.environ, "PYTHONPATH": str(SOURCE), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert abs(float(done.stdout) - SWITCH_S) < 1e-6
