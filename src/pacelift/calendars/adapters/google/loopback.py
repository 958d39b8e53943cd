"""A listener on this machine that waits for the browser to come back from Google's consent.

It takes the right path with the right state, and survives whatever else knocks meanwhile.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final, Self
from urllib.parse import parse_qs, urlsplit

from attrs import frozen

HOST: Final = "127.0.0.1"
_LOOKS_S: Final = 0.2
_SLOWEST_S: Final = 10.0
_LONGEST: Final = 4096

PAGE: Final = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Pacelift</title>'
    '<body style="font: 1.2em system-ui, sans-serif; margin: 4em auto; max-width: 32em">'
    "<h1>{title}</h1><p>{text}</p></body></html>"
)


@frozen
class Came:
    """What the browser brought: a code, or the word for why there is none."""

    code: str = ""
    error: str = ""


class Loopback:
    """Listens while the block runs; `say` turns the page's sentences into the runner's language."""

    def __init__(self, say: Callable[[str], str]) -> None:
        self.state = secrets.token_urlsafe(32)
        self.say = say
        self._came: Came | None = None
        self._here = threading.Event()
        self._server = _Server((HOST, 0), self)
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.05,), daemon=True, name="consent"
        )

    @property
    def address(self) -> str:
        """Where the browser is to come back to."""
        return f"http://{HOST}:{self._server.server_address[1]}/"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def wait(self, limit_s: float, stopped: threading.Event) -> Came | None:
        """What the browser brought; None when the time is over or the runner stops it."""
        for _ in range(max(1, round(limit_s / _LOOKS_S))):
            if self._here.wait(_LOOKS_S) or stopped.is_set():
                break
        return self._came

    def takes(self, target: str) -> int:
        """The HTTP status for what somebody asked for."""
        parts = urlsplit(target[:_LONGEST])
        query = parse_qs(parts.query)
        if parts.path != "/":
            return 404
        told = {key: query.get(key, [""])[0] for key in ("state", "code", "error")}
        if not secrets.compare_digest(told["state"].encode(), self.state.encode()):
            return 400
        if not told["code"] and not told["error"]:
            return 400
        if self._came is None:
            self._came = Came(told["code"], told["error"])
            self._here.set()
        return 200

    def page(self, status: int) -> str:
        """What the browser shows."""
        if status != 200 or self._came is None:
            return PAGE.format(title="Pacelift", text=self.say("This is not the page you want."))
        title = self.say("Not connected") if self._came.error else self.say("Thank you")
        text = self.say("You can close this window and go back to Pacelift.")
        return PAGE.format(title=title, text=text)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = _SLOWEST_S  # of a connection that says nothing

    def do_GET(self) -> None:
        status = self.server.loopback.takes(self.path)
        page = self.server.loopback.page(status).encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.send_header("Referrer-Policy", "no-referrer")  # the address holds the code
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_args: object) -> None:
        """The address holds the code, so nothing is logged."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False  # half-open connections are nobody's business

    def __init__(self, address: tuple[str, int], loopback: Loopback) -> None:
        super().__init__(address, _Handler)
        self.loopback = loopback

    def handle_error(self, *_args: Any) -> None:
        """A browser that goes away is no error of ours."""
