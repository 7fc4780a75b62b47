"""Looks at the sheets and parses them in two threads, never too many at a time.

The caller works on the sheets that are ready; looking and parsing leave it the
interpreter's lock.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from threading import Condition

from luanchuyen.snapshot.workbook.archive import Archive
from luanchuyen.snapshot.workbook.cells import Book, Sheet
from luanchuyen.snapshot.workbook.inspection import Inspection
from luanchuyen.snapshot.workbook.looks import Look

_THREADS = 2
_MEMORY = 400 << 20  # bytes of all sheets that are parsed and not yet read
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
        self._ready: SimpleQueue[tuple[Parsed, int] | BaseException] = SimpleQueue()
        self._room = _Room()

    def sheets(self, names: Sequence[str]) -> Iterator[Parsed]:
        """The named sheets as they become ready. Drop each before asking for the next.

        Raises UnreadableError where one of them cannot be read.
        """
        with ThreadPoolExecutor(_THREADS) as threads:
            try:
                if len(names) > 1 and self._archive.shared_texts < _MANY_TEXTS:
                    threads.submit(self._open_another)
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

    def _open_another(self) -> None:
        try:
            self._books.put(Book(self._path))
        except BaseException as error:
            self._ready.put(error)

    def _run(self, name: str) -> None:
        try:
            look = self._archive.look(name)
            if self._room.take(look.memory):
                self._ready.put((self._parsed(name, look), look.memory))
        except BaseException as error:
            self._ready.put(error)

    def _parsed(self, name: str, look: Look) -> Parsed:
        book = self._books.get()
        try:
            return Parsed(name, book.sheet(name), look.inspection)
        finally:
            self._books.put(book)
