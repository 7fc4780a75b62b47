"""Writes the kept texts anew, once a change of a paper is meant: python -m tests.documents.keep."""

from pathlib import Path

from luanchuyen.documents.form import FormKind
from luanchuyen.documents.plan_writing import write
from luanchuyen.documents.writing import word
from tests.documents.papers import KEPT, paper, printed
from tests.documents.samples import SAMPLES


def kept(name: str, form: FormKind) -> Path:
    return KEPT.with_name(f"{name}-{form}.txt")


def main() -> None:
    KEPT.write_text("\n".join(printed(write(paper()))) + "\n", "utf-8")
    for name, sample in SAMPLES.items():
        for form in FormKind:
            lines = printed(word(sample(form)))
            kept(name, form).write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
