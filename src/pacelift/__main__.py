"""The process: `pacelift` and `python -m pacelift`. What it does is `pacelift.cli`'s."""

from __future__ import annotations

import sys

from pacelift.cli.edge import run


def main() -> None:
    """Runs the command line on this process's arguments and exits with its code."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
