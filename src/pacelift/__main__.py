"""The process: `pacelift` and `python -m pacelift`.

What it does is `pacelift.cli`'s and `pacelift.desktop`'s.
"""

from __future__ import annotations

import sys

from pacelift.cli.edge import run
from pacelift.desktop.start import has_display, start


def main() -> None:
    """Runs the command line on this process's arguments and exits with its code."""
    sys.exit(run(sys.argv[1:], start if has_display() else None))


if __name__ == "__main__":
    main()
