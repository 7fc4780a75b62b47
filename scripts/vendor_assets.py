"""Copy the few browser files we use from node_modules into the package.

They are committed with their licences, so that a machine without node serves the same pages.
Tabler's package holds no licence text: vendor/tabler/LICENSE was written from its readme.
"""

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "src" / "luanchuyen" / "web" / "static" / "vendor"
FILES = {
    "@tabler/core/dist/css/tabler.min.css": "tabler/tabler.min.css",
    "echarts/dist/echarts.min.js": "echarts/echarts.min.js",
    "echarts/LICENSE": "echarts/LICENSE",
    "echarts/NOTICE": "echarts/NOTICE",
    "@fontsource/be-vietnam-pro/LICENSE": "be-vietnam-pro/LICENSE",
}
PAPERS = ROOT / "src" / "luanchuyen" / "documents" / "fonts"
TINOS = {
    "LICENSE_FONT": "LICENSE",
    "400Regular/Tinos_400Regular.ttf": "Tinos-Regular.ttf",
    "400Regular_Italic/Tinos_400Regular_Italic.ttf": "Tinos-Italic.ttf",
    "700Bold/Tinos_700Bold.ttf": "Tinos-Bold.ttf",
    "700Bold_Italic/Tinos_700Bold_Italic.ttf": "Tinos-BoldItalic.ttf",
}
FONT = MODULES / "@fontsource" / "be-vietnam-pro"
WEIGHTS = (400, 500, 600, 700)


def main() -> None:
    for source, target in FILES.items():
        copy(MODULES / source, VENDOR / target)
    copy_fonts(VENDOR / "be-vietnam-pro")
    for source, target in TINOS.items():
        copy(MODULES / "@expo-google-fonts" / "tinos" / source, PAPERS / target)


def copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.suffix in {".css", ".js"}:
        target.write_text(without_source_map(source.read_text("utf-8")), "utf-8")
    else:
        shutil.copyfile(source, target)


def without_source_map(text: str) -> str:
    """Drop the pointer to a map we do not ship: hashed static files would look for it."""
    text = re.sub(r"^(//|/\*)# sourceMappingURL=.*$", "", text, flags=re.MULTILINE)
    return text.rstrip() + "\n"


def copy_fonts(folder: Path) -> None:
    """The faces for Vietnamese and Latin text, upright, with one style sheet for them."""
    faces = "\n".join((FONT / f"{weight}.css").read_text("utf-8") for weight in WEIGHTS)
    faces = re.sub(r",\s*url\([^)]*\.woff\) format\('woff'\)", "", faces)
    faces = faces.replace("url(./files/", "url(./")
    (folder / "be-vietnam-pro.css").write_text(faces, "utf-8")
    for name in re.findall(r"url\(\./([^)]+)\)", faces):
        shutil.copyfile(FONT / "files" / name, folder / name)


if __name__ == "__main__":
    main()
