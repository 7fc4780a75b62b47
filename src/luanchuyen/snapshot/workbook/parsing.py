"""Scans or parses the sheets in two threads, never too many at a time.

A sheet that cannot be scanned is looked at, then parsed. The caller works on the sheets
that are ready; the threads leave it the interpreter's lock.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Condition, Semaphore

from luanchuyen.snapshot.workbook.archive import Archive
from luanchuyen.snapshot.workbook.cells import Sheet
from luanchuyen.snapshot.workbook.foreign import Book
from luanchuyen.snapshot.workbook.inspection import Inspection

_THREADS = 2
_MEMORY = 400 << 20  # bytes of all sheets that are in work or not yet read
_MANY_TEXTS = 1_000_000  # each book holds them all: then one has to do


@dataclass(frozen=True)
class Parsed:
    """A sheet that is ready to be read."""

    name: str
    sheet: Sheet
    inspection: Inspection | None


class _Room:
    """The memory for parsed sheets; threads wait until there is enough of it."""

    def __init__(self) -> None:
        self._taken, self._closed = 0, False
        self._changed = Condition()

    def take(self, size: int) -> bool:
        """Wait for room, a very large sheet until it is alone; False when closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._fits(size))
            self._taken += size
            return not self._closed

    def _fits(self, size: int) -> bool:
        return self._taken == 0 or self._taken + size <= _MEMORY

    def give_back(self, size: int) -> None:
        with self._changed:
            self._taken -= size
            self._changed.notify_all()

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify_all()


class Parsing:
    """The sheets of one workbook on their way through the two threads."""

    def __init__(self, path: Path, archive: Archive, book: Book) -> None:
        self._path, self._archive = path, archive
        self._books: SimpleQueue[Book] = SimpleQueue()  # a book serves one thread
        self._books.put(book)
        self._may_open = Semaphore(0 if archive.shared_texts > _MANY_TEXTS else 1)
        self._ready: SimpleQueue[tuple[Parsed, int] | BaseException] = SimpleQueue()
        self._room = _Room()

    def sheets(self, names: Sequence[str]) -> Iterator[Parsed]:
        """The named sheets as they become ready. Drop each before asking for the next.

        Raises UnreadableError where one of them cannot be read.
        """
        with ThreadPoolExecutor(_THREADS) as threads:
            try:
                for name in names:
                    threads.submit(self._run, name)
                for _ in names:
                    yield from self._next()
            finally:
                self._room.close()
                threads.shutdown(cancel_futures=True)
                self._ready = SimpleQueue()  # an error left there keeps the file open

    def _next(self) -> Iterator[Parsed]:
        outcome = self._ready.get()
        if isinstance(outcome, BaseException):
            try:
                raise outcome
            finally:
                del outcome  # else it keeps itself, and what it holds open, alive
        parsed, size = outcome
        del outcome
        yield parsed
        del parsed
        self._room.give_back(size)

    def _run(self, name: str) -> None:
        try:
            if not self._scan(name):
                self._parse(name)
        except BaseException as error:
            self._ready.put(error)

    def _scan(self, name: str) -> bool:
        size = self._archive.size(
            name
        )  # more than its cells take once they are scanned
        if not self._room.take(size):
            return True
        sheet = self._archive.scan(name)
        if sheet is None:
            self._room.give_back(size)
            return False
        self._ready.put((Parsed(name, sheet, None), size))
        return True

    def _parse(self, name: str) -> None:
        look = self._archive.look(name)
        if self._room.take(look.memory):
            book = self._borrow()
            try:
                parsed = Parsed(name, book.sheet(name), look.inspection)
            finally:
                self._books.put(book)
            self._ready.put((parsed, look.memory))

    def _borrow(self) -> Book:
        """A book that no other thread uses; a second one is opened once it is needed."""
        try:
            return self._books.get_nowait()
        except Empty:
            may_open = self._may_open.acquire(blocking=False)
            return Book(self._path) if may_open else self._books.get()
