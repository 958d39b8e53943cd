"""Where this installation keeps everything: one folder, called home.

What lies in it is for those who put it there.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from pacelift.errors import BadInput, said


def home_folder(option: str | None, environ: Mapping[str, str] = os.environ) -> Path:
    """The home folder, absolute: `--home`, else PACELIFT_HOME, else the platform's data folder.

    It need not exist. Raises BadInput "home-unusable" for a name no folder can have.
    """
    if option == "":
        raise _unusable(option, "the name is empty")
    chosen = option or environ.get("PACELIFT_HOME")
    if not chosen:
        return _platform_folder()
    if "\0" in chosen:
        raise _unusable(chosen, "the name holds a null character")
    try:
        return Path(chosen).expanduser().absolute()
    except RuntimeError as error:
        raise _unusable(chosen, str(error)) from error


def _platform_folder() -> Path:
    # Asked for last: what it imports costs a tenth of a short command.
    from platformdirs import user_data_path

    return user_data_path("pacelift", appauthor=False).absolute()


def _unusable(name: str, why: str) -> BadInput:
    return BadInput(
        "home-unusable",
        said("{name!r} cannot be the folder for Pacelift's data: {why}.", name=name, why=why),
        "Name a folder you may write to: --home DIR, or the variable PACELIFT_HOME.",
    )
