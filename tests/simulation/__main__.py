"""`python -m tests.simulation [ATHLETES]`: lives many seasons and writes what came out.

200 athletes unless told otherwise; the table goes to tests/output/simulation.txt and the terminal.
"""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor
from typing import Final

from tests.simulation.report import compare, write

ATHLETES: Final = 200


def main(arguments: list[str]) -> None:
    """Lives the seasons on all cores; the same number of athletes gives the same table."""
    athletes = int(arguments[0]) if arguments else ATHLETES
    with ProcessPoolExecutor() as pool:
        seasons = list(pool.map(compare, range(athletes), chunksize=4))
    sys.stdout.write(write(seasons))


if __name__ == "__main__":
    main(sys.argv[1:])
