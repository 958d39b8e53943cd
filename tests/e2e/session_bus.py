"""A D-Bus of a test's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.e2e.processes import say_of, started

MACHINES_SERVICES = "<standard_session_servicedirs/>"
"""What is installed on this machine may be started on demand."""

CONFIG = """\
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  {services}
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@contextmanager
def running_bus(
    folder: Path, environ: Mapping[str, str], name: str = "bus", services: str = ""
) -> Iterator[str]:
    """Runs a D-Bus and gives its address, each time the same for the same folder and name."""
    config, socket = folder / f"{name}.conf", Path(environ["XDG_RUNTIME_DIR"]) / name
    config.write_text(CONFIG.format(socket=socket, services=services))
    command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"]
    with started(command, environ, log=folder / f"{name}.log") as daemon:
        yield say_of(daemon).split(",")[0]
