"""The double's HTTP on loopback: bytes in and out, and the connections that get lost. Nothing else."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from tests.google_double.api import Request
from tests.google_double.faults import Lost
from tests.google_double.refusals import Answer


def written(answer: Answer) -> bytes:
    """The bytes of an answer's body."""
    if answer.raw is not None:
        return answer.raw
    return b"" if answer.document is None else json.dumps(answer.document).encode()


class _Connection(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Small answers in two packets wait for each other's acknowledgement otherwise.
    disable_nagle_algorithm = True
    server: Server

    def serve(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        target = urlsplit(self.path)
        request = Request(
            self.command,
            target.path,
            parse_qs(target.query, keep_blank_values=True),
            {name.lower(): value for name, value in self.headers.items()},
            self.rfile.read(length),
        )
        try:
            self._send(self.server.answering(request))
        except Lost:
            self._drop()

    def _send(self, answer: Answer) -> None:
        body = written(answer)
        headers = {"Content-Type": "application/json; charset=UTF-8", **dict(answer.headers)}
        headers.setdefault("Content-Length", str(len(body)))
        self.send_response(answer.status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        if int(headers["Content-Length"]) > len(body):
            self._drop()

    def _drop(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, *_args: Any) -> None:
        """Nothing: the double keeps its calls itself."""


_VERBS: Final = ("GET", "POST", "PUT", "PATCH", "DELETE")
_Handler = type("_Handler", (_Connection,), {f"do_{verb}": _Connection.serve for verb in _VERBS})


class Server(ThreadingHTTPServer):
    """A server of one function, from `start` to `stop`."""

    daemon_threads = True

    def __init__(self, answering: Callable[[Request], Answer]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answering = answering
        self._open: set[socket.socket] = set()
        self._thread = threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True)

    @property
    def root(self) -> str:
        """Where it is, with a slash at its end."""
        return f"http://127.0.0.1:{self.server_port}/"

    def start(self) -> None:
        """Takes requests from now on."""
        self._thread.start()

    def stop(self) -> None:
        """Takes none any more, not on open connections either, and lets its port go."""
        self.shutdown()
        self._thread.join()
        for connection in tuple(self._open):
            with suppress(OSError):  # gone by itself meanwhile
                connection.shutdown(socket.SHUT_RDWR)
        self.server_close()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Keeps the connection in mind until it is closed."""
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Closes the connection."""
        self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, *_args: Any) -> None:
        """A client that went away is the test's business."""
