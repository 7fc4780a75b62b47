"""Rulebooks in the versions that something began under: kept with it, found again by their version."""

from functools import lru_cache

from luanchuyen.records.models import KeptRulebook
from luanchuyen.rules.rulebook import Rulebook, load, restored


def keep(book: Rulebook) -> None:
    """Keep the text of the rulebook and of all it extends, once a version."""
    KeptRulebook.objects.get_or_create(
        version=book.version,
        defaults={"rulebook": book.id, "texts": book.texts},
    )


def as_of(id_: str, version: str) -> Rulebook:
    """The rulebook in the version; the shipped one where that text was never kept.

    Nothing is kept for cases older than this table whose rulebook had changed before it came.
    """
    shipped = load(id_)
    if version == shipped.version:
        return shipped
    try:
        return _kept(version)
    except KeptRulebook.DoesNotExist:
        return shipped


@lru_cache(maxsize=64)
def _kept(version: str) -> Rulebook:
    """Read once a process: the version says what the text is. What is missing is asked for again."""
    return restored(KeptRulebook.objects.get(version=version).texts)
