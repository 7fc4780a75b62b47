"""The generated pages of the reference say what the code says."""

import pytest

from scripts.write_reference import FOLDER, pages


@pytest.mark.parametrize("name", pages())
def test_a_page_is_up_to_date(name: str) -> None:
    assert (FOLDER / name).read_text("utf-8") == pages()[name], (
        "./run docs writes it anew"
    )


def test_no_page_is_left_over() -> None:
    books = {f"rulebooks/{path.name}" for path in (FOLDER / "rulebooks").glob("*.md")}

    assert books - set(pages()) == set()
