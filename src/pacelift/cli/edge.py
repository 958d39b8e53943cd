"""The edge of the process: every error told in plain words, the exit code, quiet endings.

What commands there are is `main`; what they print is their own. The tray app, which stays for
months, comes through here too, so the command line's library is loaded for a command only.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from io import TextIOWrapper
from itertools import pairwise
from typing import TYPE_CHECKING

from pacelift.errors import BadInput, Defect, PaceliftError, said

if TYPE_CHECKING:
    from click import ClickException

    from pacelift.cli.options import Tray
    from pacelift.words.voice import Voice

BROKEN_PIPE = 141
INTERRUPTED = 130
"""What shells say of a program ended by SIGPIPE and SIGINT."""

_CANNOT_WRITE = (errno.EPIPE, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""What writing to stdout may fail with; such an error names no file."""


def run(arguments: Sequence[str], tray: Tray | None = None) -> int:
    """Runs one command and gives back the exit code of the contract; raises nothing.

    `tray` starts the tray app, where there is a desktop for it.
    """
    _speak_utf8()
    try:
        code = _run(arguments, tray, as_json=wants_json(arguments))
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _mute()
        return BROKEN_PIPE
    except OSError as error:
        _mute()
        sys.stderr.write(f"The output cannot be written: {error.strerror}.\n")
        return Defect.exit_code
    return code


def wants_json(arguments: Sequence[str]) -> bool:
    """Whether `--json` is given, known before parsing: usage errors are JSON then too."""
    arguments = list(arguments)
    end = arguments.index("--") if "--" in arguments else len(arguments)
    return "--json" in arguments[:end]


def _run(arguments: Sequence[str], tray: Tray | None, *, as_json: bool) -> int:
    try:
        if tray is not None and (asked := _without_command(arguments)) is not None:
            from pacelift.system.paths import home_folder

            return tray(home_folder(asked.get("--home")), asked.get("--now"))
        return _command(arguments, tray)
    except PaceliftError as error:
        return _tell(error, arguments, as_json=as_json)
    except OSError as error:
        if error.filename is None and error.errno in _CANNOT_WRITE:
            raise
        return _tell(_defect(error), arguments, as_json=as_json)
    except Exception as error:  # noqa: BLE001  # the edge of the process
        return _tell(_defect(error), arguments, as_json=as_json)


def _command(arguments: Sequence[str], tray: Tray | None) -> int:
    import click
    from click.exceptions import Exit

    from pacelift.cli.main import group
    from pacelift.cli.options import Given
    from pacelift.cli.spoken import spoken
    from pacelift.system.languages import lend_to_libraries

    voice = voice_for(arguments)
    lend_to_libraries(voice.language)
    told, given = spoken(group, voice), Given(tray=tray, voice=voice)
    try:
        # Not its `main`, which ends the process itself when a pipe breaks.
        with told.make_context("pacelift", list(arguments), obj=given) as context:
            told.invoke(context)
    except Exit as ending:
        return ending.exit_code
    except click.ClickException as error:
        raise _usage(error) from error
    except click.Abort:
        sys.stderr.write("\n")
        return INTERRUPTED
    return 0


def _without_command(arguments: Sequence[str]) -> dict[str, str] | None:
    """The options when there is nothing but --home and --now, else None.

    The way of every login, so it loads no command.
    """
    names, values = arguments[::2], arguments[1::2]
    if len(names) != len(values) or not {*names} <= {"--home", "--now"}:
        return None
    return dict(zip(names, values, strict=True))


def _tell(error: PaceliftError, arguments: Sequence[str], *, as_json: bool) -> int:
    from pacelift.cli.problems import error_document, error_text

    voice = voice_for(arguments)

    if as_json:
        import json

        sys.stdout.write(json.dumps(error_document(error, voice), ensure_ascii=False) + "\n")
    sys.stderr.write(error_text(error, voice) + "\n")
    return error.exit_code


def voice_for(arguments: Sequence[str]) -> Voice:
    """The voice of the installation that the arguments seem to name, even when they are no good."""
    from pacelift.app import App
    from pacelift.system.paths import home_folder
    from pacelift.words.voice import Voice

    named = [value for name, value in pairwise(arguments) if name == "--home"]
    named += [each.partition("=")[2] for each in arguments if each.startswith("--home=")]
    try:
        return App(home_folder(named[-1] if named else None), datetime.now(UTC)).voice()
    except PaceliftError:
        return Voice()


def _usage(error: ClickException) -> BadInput:
    """Click's own errors: an unknown command or option, a value of the wrong type."""
    context = getattr(error, "ctx", None)
    path = "pacelift" if context is None else context.command_path
    return BadInput("usage", error.format_message(), said("See: {path} --help", path=path))


def _defect(error: Exception) -> Defect:
    import traceback

    if os.environ.get("PACELIFT_DEBUG"):
        traceback.print_exception(error)
    where = traceback.extract_tb(error.__traceback__)[-1]
    return Defect(
        "defect",
        said(
            "This is a fault of Pacelift's own: {error} in {function}.",
            error=type(error).__name__,
            function=where.name,
        ),
        "Please report it; with the variable PACELIFT_DEBUG=1 the same command tells more.",
    )


def _speak_utf8() -> None:
    """UTF-8 on both streams whatever the locale; what it cannot write is escaped, never a crash."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _mute() -> None:
    """Nobody reads stdout any more: let Python's last flush at exit go nowhere, unsaid."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
