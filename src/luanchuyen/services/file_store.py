"""The folder of dossier files against the rows that name them: what is lost or changed, what nobody names.

A file is written before its row, so a process that is killed in between leaves a file that no row will
ever name. Nothing else removes files.
"""

from dataclasses import dataclass
from pathlib import Path

from luanchuyen.records.models import DossierItem, IssuedPaper, IssuedPlan
from luanchuyen.services import files

NAMING = (DossierItem, IssuedPaper, IssuedPlan)  # every table whose rows name a file


@dataclass(frozen=True)
class Found:
    """How many files are as they were handed in or issued, a sentence for each that is not, and files without a row."""

    whole: int
    faults: tuple[str, ...]
    unnamed: tuple[Path, ...]


def inspect(*, before: float) -> Found:
    """Compare folder and rows; files written at or after `before` (seconds of the epoch) may yet get their row."""
    unnamed = [path for path in files.stored() if path.stat().st_mtime < before]
    # The rows are read after the folder: a row made in the meantime names its file.
    rows = [row for model in NAMING for row in model._default_manager.all()]
    faults = [told for row in rows if (told := _fault(row))]
    named = {row.stored for row in rows}
    return Found(
        len(rows) - len(faults),
        tuple(faults),
        tuple(path for path in unnamed if path.name not in named),
    )


def remove(found: Found) -> None:
    """Let go of the files that nobody names."""
    for path in found.unnamed:
        path.unlink(missing_ok=True)


def _fault(row: DossierItem | IssuedPaper | IssuedPlan) -> str:
    try:
        files.opened(row.stored, row.sha256)
    except files.DamagedError as error:
        return f"{_called(row)}: {error}"
    return ""


def _called(row: DossierItem | IssuedPaper | IssuedPlan) -> str:
    if isinstance(row, DossierItem):
        told = f"«{row.file_name}» nộp ngày {row.first_submitted:%d/%m/%Y}"
        return f"Hồ sơ số {row.case_id}, {told}"
    told = f"«{row.symbol}» phát hành ngày {row.on:%d/%m/%Y}"
    if isinstance(row, IssuedPlan):
        return f"Kế hoạch số {row.version.plan_id}, {told}"
    return f"Hồ sơ số {row.case_id}, {told}"
