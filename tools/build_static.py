"""Makes the files of the screens, in the order of `main`.

    python -m tools.build_static

Writes under src/stroomlijn/web: static/built (our stylesheet), static/vendor (font, diagram viewer, licences, all as
published) and collected (everything a browser may ask for, named by its contents and compressed).
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

from tools.fetch_packages import ROOT, fetch_packages
from tools.stylesheet import parse, prune, write

STYLES = ROOT / "src/stroomlijn/web/styles"
STATIC = ROOT / "src/stroomlijn/web/static"
MODULES = ROOT / "node_modules"

# First what a value means, then NL Design System, then ours: layers.css fixes the order of the layers themselves.
OURS_FIRST = ["layers", "fonts", "tokens", "nl-design-system"]
OURS_LAST = ["basis", "shell", "alone", "parts/*", "print"]
NL_DESIGN_SYSTEM_NOTICE = (
    "/*! Holds parts of NL Design System (@utrecht/*-css), EUPL-1.2, (c) Gemeente Utrecht and Frameless B.V. */\n"
)

FONT = "@fontsource-variable/atkinson-hyperlegible-next"
# The older htmx that django-htmx carries along.
UNUSED = ["htmx-2*", "htmax-*", "*-2.js", "*-2.min.js"]

COPIES = {
    f"{FONT}/files/atkinson-hyperlegible-next-latin-wght-normal.woff2": "atkinson-hyperlegible-next",
    f"{FONT}/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2": "atkinson-hyperlegible-next",
    f"{FONT}/LICENSE": "atkinson-hyperlegible-next",
    "bpmn-js/dist/bpmn-navigated-viewer.production.min.js": "bpmn-js",
    "bpmn-js/dist/bpmn-modeler.production.min.js": "bpmn-js",
    "bpmn-js/dist/assets/diagram-js.css": "bpmn-js",
    "bpmn-js/dist/assets/bpmn-js.css": "bpmn-js",
    "bpmn-js/dist/assets/bpmn-font/css/bpmn.css": "bpmn-js/bpmn-font/css",
    **{
        f"bpmn-js/dist/assets/bpmn-font/font/bpmn.{ending}": "bpmn-js/bpmn-font/font"
        for ending in ("eot", "svg", "ttf", "woff", "woff2")
    },
    "bpmn-js/LICENSE": "bpmn-js",
    "sortablejs/Sortable.min.js": "sortablejs",
    "sortablejs/LICENSE": "sortablejs",
    "@utrecht/button-css/LICENSE.md": "nl-design-system",
}


def main() -> int | str:
    """0, or one sentence about what is missing."""
    if problem := fetch_packages():
        return problem
    (STATIC / "built").mkdir(parents=True, exist_ok=True)
    (STATIC / "built/stroomlijn.css").write_text(stylesheet(), encoding="utf-8")
    copy_vendor()
    collect()
    return 0


def stylesheet() -> str:
    """The one stylesheet of all screens."""
    published = "".join(path.read_text(encoding="utf-8") for path in sorted(MODULES.glob("@utrecht/*/dist/index.css")))
    used_parts = write(prune(parse(published), used_classes()))
    return ours(OURS_FIRST) + "\n" + NL_DESIGN_SYSTEM_NOTICE + used_parts + "\n" + ours(OURS_LAST) + "\n"


def ours(names: list[str]) -> str:
    paths = [path for name in names for path in sorted(STYLES.glob(f"{name}.css"))]
    return write(rule for path in paths for rule in parse(path.read_text(encoding="utf-8")))


def used_classes() -> set[str]:
    """Every class of NL Design System that a template, script or form of ours names."""
    sources = (path for path in (ROOT / "src/stroomlijn").rglob("*") if path.suffix in {".html", ".py", ".js"})
    texts = (path.read_text(encoding="utf-8") for path in sources if "vendor" not in path.parts)
    return {name for text in texts for name in re.findall(r"utrecht-[a-z0-9_-]+", text)}


def copy_vendor() -> None:
    shutil.rmtree(STATIC / "vendor", ignore_errors=True)
    for source, folder in COPIES.items():
        (STATIC / "vendor" / folder).mkdir(parents=True, exist_ok=True)
        shutil.copyfile(MODULES / source, STATIC / "vendor" / folder / Path(source).name)
    (STATIC / "vendor/PACKAGES.txt").write_text(packages(), encoding="utf-8")


def collect() -> None:
    """Names every file by its contents and compresses it, so that a browser may keep it for ever."""
    with tempfile.TemporaryDirectory() as nowhere:
        os.environ |= {"STROOMLIJN_DATA_DIR": nowhere, "DJANGO_SETTINGS_MODULE": "stroomlijn.web.settings"}
        import django
        from django.conf import settings
        from django.core.management import call_command

        settings.WHITENOISE_KEEP_ONLY_HASHED_FILES = True
        settings.STORAGES["staticfiles"]["BACKEND"] = "stroomlijn.web.static_files.StaticFiles"
        django.setup()
        shutil.rmtree(settings.STATIC_ROOT, ignore_errors=True)
        call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=UNUSED)


def packages() -> str:
    """Name, version and licence of everything that was fetched, one a line."""
    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    lines = [
        f"{path.removeprefix('node_modules/')} {facts['version']} ({facts.get('license', 'see its LICENSE')})"
        for path, facts in sorted(locked.items())
        if path
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
