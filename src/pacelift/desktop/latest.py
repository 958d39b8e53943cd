"""Work off the UI's thread of which only the latest counts."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QCoreApplication, QObject, Signal

Job = Callable[[], object]


class Latest(QObject):
    """Does one job at a time; of those asked for meanwhile only the last is done.

    `answered` comes with the Future of the newest job, done; older ones are dropped. It belongs to
    the application, so that a job may end after whoever asked for it is gone.
    """

    answered = Signal(object)
    _ended = Signal(object)

    def __init__(self) -> None:
        super().__init__(QCoreApplication.instance())
        self._pool = ThreadPoolExecutor(1, "planning")
        self._running: Future[object] | None = None
        self._next: Job | None = None
        self._is_stopped = self._is_forgotten = False
        self._ended.connect(self._take)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._running is not None and not self._is_forgotten

    def ask(self, job: Job) -> None:
        """Does this in place of whatever was asked for before."""
        self._next, self._is_forgotten = job, False
        if self._running is None:
            self._begin()

    def forget(self) -> None:
        """What was asked for is not wanted any more."""
        self._next, self._is_forgotten = None, self._running is not None

    def stop(self) -> None:
        """No more answers; it goes away when what is being done is done."""
        self._is_stopped, self._next = True, None
        self._pool.shutdown(wait=False)
        if self._running is None:
            self.deleteLater()

    def _begin(self) -> None:
        job, self._next = self._next, None
        if job is not None:
            self._running = self._pool.submit(job)
            self._running.add_done_callback(self._ended.emit)

    def _take(self, done: Future[object]) -> None:
        self._running = None
        if self._is_stopped:
            self.deleteLater()
        elif self._next is not None:
            self._begin()
        elif not self._is_forgotten:
            self.answered.emit(done)
        self._is_forgotten = False
