"""The batch endpoint's multipart bodies: several requests in one, and their answers. No HTTP."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.message import Message
from http import HTTPStatus
from typing import Final
from urllib.parse import parse_qs, urlsplit

from tests.google_double.api import Request
from tests.google_double.refusals import Answer, Refused

MOST: Final = 50
BOUNDARY: Final = "batch_of_the_double"


def answered(
    request: Request, one: Callable[[Request], Answer], written: Callable[[Answer], bytes]
) -> Answer:
    """The answers to all requests within, each by `one`; `written` makes bytes of one's document."""
    try:
        asked = list(_within(request))
    except Refused as refused:
        return refused.answer()
    parts = []
    for content_id, inner in asked:
        answer = one(inner)
        body = written(answer)
        reason = HTTPStatus(answer.status).phrase
        headers = "".join(f"{name}: {value}\r\n" for name, value in answer.headers)
        parts.append(
            f"--{BOUNDARY}\r\nContent-Type: application/http\r\n"
            f"Content-ID: <response-{content_id.strip('<>')}>\r\n\r\n"
            f"HTTP/1.1 {answer.status} {reason}\r\nContent-Type: application/json\r\n"
            f"{headers}Content-Length: {len(body)}\r\n\r\n".encode()
            + body
        )
    whole = b"\r\n".join([*parts, f"--{BOUNDARY}--\r\n".encode()])
    return Answer(
        200, raw=whole, headers=(("Content-Type", f"multipart/mixed; boundary={BOUNDARY}"),)
    )


def _within(request: Request) -> Iterator[tuple[str, Request]]:
    head = f"Content-Type: {request.headers.get('content-type', '')}\r\n\r\n".encode()
    parts = message_from_bytes(head + request.body).get_payload()
    if not isinstance(parts, list) or not 0 < len(parts) <= MOST:
        raise Refused("invalid", f"A batch is multipart, of 1 to {MOST} requests.")
    for part in parts:
        if isinstance(part, Message):
            yield part["Content-ID"], _request(part, request)


def _request(part: Message, outer: Request) -> Request:
    line, _, rest = _bytes(part).partition(b"\n")
    verb, target, _ = line.decode().split()
    if urlsplit(target).netloc:
        raise Refused("invalid", "A request in a batch has a path and no host.")
    inner = message_from_bytes(rest)
    headers = {name.lower(): value for name, value in inner.items()}
    body = _bytes(inner)
    return Request(
        verb,
        urlsplit(target).path,
        parse_qs(urlsplit(target).query, keep_blank_values=True),
        {"authorization": outer.headers.get("authorization", ""), **headers},
        body.strip(),
    )


def _bytes(message: Message) -> bytes:
    """What is in a part that is no multipart itself."""
    content = message.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
