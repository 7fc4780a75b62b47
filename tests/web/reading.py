"""What tests read out of an answer: its words, and the cells of a file."""

import html
import io
import re

from openpyxl import load_workbook

DAY = "ngay=2026-12-01"


def words(response: object) -> str:
    """The text of a page as people see it, tags gone and spaces single."""
    page = response.content.decode()  # type: ignore[attr-defined]  # the test client's answer
    page = re.sub(r"<script.*?</script>|<style.*?</style>", " ", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def cells(response: object) -> list[list[object]]:
    """The rows of a downloaded list under its headings."""
    content = response.content  # type: ignore[attr-defined]  # the test client's answer
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    return [list(row) for row in sheet.iter_rows(min_row=4, values_only=True)]
