"""Build what browsers are served: the design system's files made fit for a closed network, hashed and compressed.

Run as `python -m colonnade.ui.build` in a checkout. What it makes is never committed; a wheel carries it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import django
from django.core.management import call_command

__all__ = ["main"]

REPOSITORY = Path(__file__).resolve().parents[2]
ASSETS = Path(__file__).resolve().parent / "assets"
DESIGN_SYSTEM = REPOSITORY / "node_modules" / "nhsuk-frontend" / "dist" / "nhsuk"
FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
SOURCE_MAP = re.compile(r"\n?(/\*|//)# sourceMappingURL=[^\n*]*(\*/)?\s*$")


def _fetch() -> None:
    npm = shutil.which("npm") or str(Path(sys.executable).parent / "npm")
    subprocess.run([npm, "ci", "--omit=dev", "--ignore-scripts", "--silent"], cwd=REPOSITORY, check=True)


def _prepare(design: Path, top: Path) -> None:
    """Copy the design system's files: no font of another host, no source maps, pictures beside the style sheet."""
    design.mkdir(parents=True)
    style = (DESIGN_SYSTEM / "nhsuk-frontend.min.css").read_text(encoding="utf-8")
    style = SOURCE_MAP.sub("", FONT_FACE.sub("", style)).replace("/assets/images/", "images/")
    (design / "nhsuk.css").write_text(style, encoding="utf-8")
    script = (DESIGN_SYSTEM / "nhsuk-frontend.min.js").read_text(encoding="utf-8")
    (design / "nhsuk.js").write_text(SOURCE_MAP.sub("", script), encoding="utf-8")
    shutil.copytree(DESIGN_SYSTEM / "assets" / "images", design / "images")
    top.mkdir(parents=True)
    (top / "robots.txt").write_text("User-agent: *\nDisallow: /\n", encoding="ascii")


def main() -> None:
    """Build everything anew."""
    _fetch()
    shutil.rmtree(ASSETS, ignore_errors=True)
    _prepare(ASSETS / "design", ASSETS / "top")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "colonnade.config.settings.demo")
    django.setup()
    call_command("collectstatic", interactive=False, verbosity=0)


if __name__ == "__main__":
    main()
