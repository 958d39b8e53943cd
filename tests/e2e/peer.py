"""One connection to a test's private D-Bus, which calls others and serves methods itself.

The doubles of the desktop's services are made of it.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Condition, Thread
from typing import Any, TypeVar

from jeepney import (
    DBusAddress,
    DBusErrorResponse,
    HeaderFields,
    MatchRule,
    Message,
    MessageType,
    new_error,
    new_method_call,
    new_method_return,
    new_signal,
)
from jeepney.io.threading import ReceiveStopped, open_dbus_connection

from tests.e2e.processes import PATIENCE_S

T = TypeVar("T")
Reply = tuple[str, tuple[Any, ...]]
"""A signature and what has it."""

BUS = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")


class Peer:
    """Serves in a thread of its own; what happened there is waited for with `wait_for`."""

    def __init__(self, address: str) -> None:
        self._connection = open_dbus_connection(address)
        self.name: str = self._connection.unique_name
        self._methods: dict[tuple[str, str], Callable[..., Reply | None]] = {}
        self._signals: dict[tuple[str, str], Callable[..., None]] = {}
        self._awaited: dict[int, Future[Message]] = {}
        self._happened = Condition()
        self._thread = Thread(target=self._serve, name=type(self).__name__, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Leaves the bus, and with it every name."""
        self._connection.interrupt()
        self._thread.join()
        self._connection.close()

    def call(
        self, to: str, path: str, interface: str, member: str, signature: str = "", *body: Any
    ) -> tuple[Any, ...]:
        """Calls a method and gives back what it answers; raises DBusErrorResponse."""
        message = new_method_call(DBusAddress(path, to, interface), member, signature or None, body)
        serial = next(self._connection.outgoing_serial)
        future = self._awaited[serial] = Future()
        self._connection.send(message, serial)
        answer = future.result(PATIENCE_S)
        if answer.header.message_type is MessageType.error:
            raise DBusErrorResponse(answer)
        answered: tuple[Any, ...] = answer.body
        return answered

    def get(self, to: str, path: str, interface: str, name: str) -> Any:
        """A property's value."""
        properties = "org.freedesktop.DBus.Properties"
        ((_, value),) = self.call(to, path, properties, "Get", "ss", interface, name)
        return value

    def own(self, name: str) -> None:
        """Takes a name, which nobody may have."""
        assert self.call(*BUS, "RequestName", "su", name, 4) == (1,)

    def release(self, name: str) -> None:
        """Gives it back."""
        self.call(*BUS, "ReleaseName", "s", name)

    def owner_of(self, name: str) -> str | None:
        """The connection that has the name."""
        try:
            owner: str = self.call(*BUS, "GetNameOwner", "s", name)[0]
        except DBusErrorResponse:
            return None
        return owner

    def wait_for_owner(self, name: str) -> None:
        """Returns when somebody has the name."""
        owned: list[str] = []
        self.listen(BUS[2], "NameOwnerChanged", lambda sender, *told: owned.append(told[0]))
        if self.owner_of(name) is None:
            self.wait_for(lambda: name in owned)

    def serve(self, interface: str, member: str, method: Callable[..., Reply | None]) -> None:
        """Answers calls by `method(sender, *body)`; where that gives None, never."""
        self._methods[interface, member] = method

    def listen(self, interface: str, member: str, handler: Callable[..., None]) -> None:
        """Calls `handler(sender, *body)` on a signal."""
        self._signals[interface, member] = handler
        rule = MatchRule(type="signal", interface=interface, member=member)
        self.call(*BUS, "AddMatch", "s", rule.serialise())

    def tell(
        self,
        path: str,
        interface: str,
        member: str,
        signature: str,
        *body: Any,
        only: str | None = None,
    ) -> None:
        """Sends a signal, to all who listen or to one connection."""
        message = new_signal(DBusAddress(path, None, interface), member, signature, body)
        if only:
            message.header.fields[HeaderFields.destination] = only
        self._connection.send(message)

    def wait_for(self, what: Callable[[], T]) -> T:
        """What `what` gives as soon as it is true, looked at after each message that came."""
        with self._happened:
            assert self._happened.wait_for(what, PATIENCE_S), "it did not happen"
            return what()

    def _serve(self) -> None:
        while True:
            try:
                message = self._connection.receive()
            except (ReceiveStopped, ConnectionError):
                return
            with self._happened:
                self._handle(message)
                self._happened.notify_all()

    def _handle(self, message: Message) -> None:
        fields = message.header.fields
        kind = message.header.message_type
        meant = (fields.get(HeaderFields.interface, ""), fields.get(HeaderFields.member, ""))
        sender = fields.get(HeaderFields.sender, "")
        if kind is MessageType.method_call:
            self._answer(message, self._methods.get(meant), sender)
        elif kind is MessageType.signal:
            handler = self._signals.get(meant)
            if handler:
                handler(sender, *message.body)
        else:
            self._awaited.pop(fields[HeaderFields.reply_serial], Future()).set_result(message)

    def _answer(
        self, call: Message, method: Callable[..., Reply | None] | None, sender: str
    ) -> None:
        if method is None:
            error = "org.freedesktop.DBus.Error.UnknownMethod"
            self._connection.send(new_error(call, error, "s", ("not served",)))
        elif (reply := method(sender, *call.body)) is not None:
            signature, body = reply
            self._connection.send(new_method_return(call, signature or None, body))
