"""Every template is shown by a view or included by another template."""

from tests.architecture.source import PACKAGE

# Django looks these up by their names.
BY_NAME = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}


def test_no_template_is_unused() -> None:
    templates = {
        path.relative_to(folder).as_posix(): path
        for folder in PACKAGE.glob("web/*/templates")
        for path in folder.rglob("*.*")
    }
    sources = [*PACKAGE.rglob("*.py"), *templates.values()]
    text = "\n".join(path.read_text("utf-8") for path in sources)

    unused = [
        name for name in templates if f'{name}"' not in text and f"{name}'" not in text
    ]

    assert sorted(set(unused) - BY_NAME) == []
