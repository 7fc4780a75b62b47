"""Choices of a field from the words of the contract, which are stored as they are."""

from collections.abc import Iterable


def words(choices: Iterable[str]) -> list[tuple[str, str]]:
    return [(word, word) for word in choices]
