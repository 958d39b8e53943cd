"""A D-Bus connection that never keeps anyone waiting: it lives in a thread of its own, which sleeps
until there is something to send or to read.

What is said over it is the caller's business. Everything handed to it runs in its thread.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from select import select
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from pacelift.system.mailbox import Mailbox

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

ANSWER_S: Final = 30.0
"""How long a call may take: the other side may first have to start, or have just woken up."""

LAST_WORDS_S: Final = 0.5
"""How long answers are waited for at the end."""

CONNECT_S: Final = 2.0
SYSTEM: Final = "unix:path=/run/dbus/system_bus_socket"


@frozen
class Call:
    """A method of somebody's on the bus, and what it is given."""

    to: str
    path: str
    interface: str
    member: str
    signature: str = ""
    body: tuple[Any, ...] = ()


@frozen
class Signal:
    """What somebody tells everyone on the bus, as far as it is listened for."""

    sender: str
    path: str
    interface: str
    member: str
    first_argument: str | None = None


@frozen
class Heard:
    """An answer or a signal that has come; the sender is the unique name of a connection."""

    sender: str
    body: tuple[Any, ...]


def session_address(environ: Mapping[str, str] = os.environ) -> str:
    """Where this login's bus is; empty when nothing says so."""
    told = environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    runtime = environ.get("XDG_RUNTIME_DIR", "")
    return told or (f"unix:path={runtime}/bus" if runtime else "")


def system_address(environ: Mapping[str, str] = os.environ) -> str:
    """Where the machine's bus is."""
    return environ.get("DBUS_SYSTEM_BUS_ADDRESS", "") or SYSTEM


class Bus:
    """One bus; connects when first used, and again when used after it was lost."""

    def __init__(self, address: str, answer_s: float = ANSWER_S) -> None:
        self._address = address
        self._answer_s = answer_s
        self._jobs: Mailbox[Callable[[], None]] = Mailbox()
        self._connection: DBusConnection | None = None
        self._awaited: dict[int, tuple[float, Callable[[Heard | None], None]]] = {}
        self._listeners: list[tuple[Signal, Callable[[Heard], None]]] = []
        self._closing = False
        self._silent_until = 0.0
        self._thread = Thread(target=self._work, name="bus", daemon=True)

    def run(self, job: Callable[[], None]) -> None:
        """Runs something in the bus's thread, after what was handed over before."""
        if self._thread.ident is None:
            self._thread.start()
        self._jobs.post(job)

    def call(self, call: Call, answered: Callable[[Heard | None], None]) -> None:
        """Calls a method; the answer is None without a bus, on an error, and when time is over."""
        self.run(lambda: self._call(call, answered))

    def listen(self, signal: Signal, heard: Callable[[Heard], None]) -> None:
        """Listens for a signal from now on."""
        self.run(lambda: self._listen(signal, heard))

    def close(self) -> None:
        """Says what was handed over before, waits a moment for answers, and ends the thread."""
        if self._thread.ident is not None:
            self.run(self._end)
            # A bus that hangs may keep the thread, which then ends with the process.
            self._thread.join(CONNECT_S)

    # What follows runs in the thread.

    def _work(self) -> None:
        while not self._closing:
            self._wait()
            for job in self._jobs.take():
                job()
            self._read()
            self._give_up(time.monotonic())
        # What was handed over before the end is still said, and what an answer lets be said next.
        self._finish(time.monotonic() + LAST_WORDS_S)
        while jobs := self._jobs.take():
            for job in jobs:
                job()
            self._answer_none()
        self._lose()
        self._jobs.close()

    def _finish(self, until: float) -> None:
        """Hears the answers that come before that time, as long as any is awaited."""
        while True:
            for job in self._jobs.take():
                job()
            rest = until - time.monotonic()
            if not self._awaited or self._connection is None or rest <= 0:
                return
            select([self._connection.sock], (), (), rest)
            self._read()

    def _wait(self) -> None:
        """Sleeps until something can be read or an answer is overdue."""
        sources: list[Any] = [self._jobs]
        if self._connection:
            sources.append(self._connection.sock)
        until = min((until for until, _ in self._awaited.values()), default=None)
        select(sources, (), (), None if until is None else max(0.0, until - time.monotonic()))

    def _call(self, call: Call, answered: Callable[[Heard | None], None]) -> None:
        from jeepney import DBusAddress, new_method_call

        address = DBusAddress(call.path, call.to, call.interface)
        message = new_method_call(address, call.member, call.signature or None, call.body)
        serial = self._send(message)
        if serial is None:
            answered(None)
        else:
            self._awaited[serial] = (time.monotonic() + self._answer_s, answered)

    def _listen(self, signal: Signal, heard: Callable[[Heard], None]) -> None:
        known = self._connection is not None
        self._listeners.append((signal, heard))
        # A new connection is told of all listeners, of this one too.
        if self._connect() and known:
            self._subscribe(signal)

    def _subscribe(self, signal: Signal) -> None:
        from jeepney.bus_messages import message_bus

        rule = _rule(signal)
        rule.header_fields["sender"] = signal.sender
        self._send(message_bus.AddMatch(rule))

    def _connect(self) -> bool:
        if self._connection or time.monotonic() < self._silent_until:
            return self._connection is not None
        from jeepney import DBusErrorResponse
        from jeepney.io.blocking import open_dbus_connection

        try:
            self._connection = open_dbus_connection(self._address, auth_timeout=CONNECT_S)
        except TimeoutError:
            # One that hangs is not waited for at every call.
            self._silent_until = time.monotonic() + self._answer_s
            return False
        except (OSError, ValueError, RuntimeError, DBusErrorResponse):
            return False
        for signal, _ in self._listeners:
            self._subscribe(signal)
        return self._connection is not None

    def _send(self, message: Message) -> int | None:
        """Sends a message and gives back its number; None when there is no bus."""
        if not self._connect() or self._connection is None:
            return None
        serial: int = next(self._connection.outgoing_serial)
        try:
            self._connection.send(message, serial)
        except OSError:
            self._lose()
            return None
        return serial

    def _read(self) -> None:
        """Handles all that has come."""
        while self._connection:
            try:
                message = self._connection.receive(timeout=0)
            except TimeoutError:
                return
            except (OSError, ValueError):
                self._lose()
                return
            self._handle(message)

    def _handle(self, message: Message) -> None:
        from jeepney import HeaderFields, MessageType

        fields = message.header.fields
        heard = Heard(fields.get(HeaderFields.sender, ""), message.body)
        _, answered = self._awaited.pop(fields.get(HeaderFields.reply_serial, 0), (0, None))
        if answered:
            failed = message.header.message_type is not MessageType.method_return
            answered(None if failed else heard)
        for signal, listener in self._listeners:
            if _rule(signal).matches(message):
                listener(heard)

    def _give_up(self, now: float) -> None:
        overdue = [serial for serial, (until, _) in self._awaited.items() if until <= now]
        for serial in overdue:
            self._awaited.pop(serial)[1](None)

    def _lose(self) -> None:
        """Forgets the connection and tells everyone who waits for an answer."""
        if self._connection:
            self._connection.close()
            self._connection = None
        self._answer_none()

    def _answer_none(self) -> None:
        awaited, self._awaited = self._awaited, {}
        for _, answered in awaited.values():
            answered(None)

    def _end(self) -> None:
        self._closing = True
        self._awaited.clear()


def _rule(signal: Signal) -> Any:
    """What a message must have to be this signal, but for its sender.

    The bus, which is told the sender too, knows who has which name; a message tells another one.
    """
    from jeepney import MatchRule

    rule = MatchRule(
        type="signal", path=signal.path, interface=signal.interface, member=signal.member
    )
    if signal.first_argument is not None:
        rule.add_arg_condition(0, signal.first_argument)
    return rule
