"""Posting from any thread, taking in one."""

from __future__ import annotations

from select import select
from threading import Thread

from pacelift.system.mailbox import Mailbox


def readable(thing: object) -> bool:
    return bool(select([thing], (), (), 0)[0])


def test_it_is_readable_just_while_something_waits() -> None:
    mail: Mailbox[str] = Mailbox()
    assert not readable(mail)
    mail.post("a")
    assert readable(mail)
    assert mail.take() == ["a"]
    assert not readable(mail)
    mail.close()


def test_what_many_threads_post_arrives_once_and_in_each_ones_order() -> None:
    mail: Mailbox[tuple[int, int]] = Mailbox()
    posters = [
        Thread(target=lambda poster=poster: [mail.post((poster, i)) for i in range(5000)])
        for poster in range(4)
    ]
    for poster in posters:
        poster.start()
    taken: list[tuple[int, int]] = []
    while len(taken) < 20_000:
        assert select([mail], (), (), 10)[0]
        taken += mail.take()
    for number in range(4):
        assert [i for poster, i in taken if poster == number] == list(range(5000))
    assert not readable(mail)
    mail.close()


def test_posting_never_waits_for_the_reader() -> None:
    """Far more than the sockets hold."""
    mail: Mailbox[int] = Mailbox()
    for i in range(200_000):
        mail.post(i)
    assert mail.take() == list(range(200_000))
    mail.close()


def test_after_closing_posts_are_dropped() -> None:
    mail: Mailbox[str] = Mailbox()
    mail.close()
    mail.post("late")
    assert mail.take() == []
