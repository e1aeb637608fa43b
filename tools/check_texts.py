"""Finds bare text in templates: words for people that stand outside a translate tag.

    python tools/check_texts.py [FOLDER]

Text between tags counts, and the attributes that people read or hear. Signs without a letter do not, nor what a
template computes itself.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
READ_OUT = {"alt", "aria-description", "aria-label", "aria-roledescription", "data-label", "placeholder", "title"}
SILENT = {"script", "style", "path"}
TRANSLATED = re.compile(r"{%-?\s*blocktrans(?:late)?\b.*?{%-?\s*endblocktrans(?:late)?\s*-?%}", re.DOTALL)
COMMENTED = re.compile(r"{%\s*comment\b.*?{%\s*endcomment\s*%}|{#.*?#}", re.DOTALL)
COMPUTED = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
# The name of the product is no word: it stays in every language.
NAMES = re.compile(r"\bStroomlijn\b")
# A block may fill in classes: `stroomlijn-app--compact`.
CLASSES = re.compile(r"\b[a-z0-9]+(?:(?:--?|__)[a-z0-9]+)*(?:--|__)[a-z0-9-]+\b")
LETTER = re.compile(r"[^\W\d_]")
# `_("text")` is translated, `name="clock"` is an option; only what stands alone counts.
QUOTED = re.compile(r"""(?P<before>_\(|=)?(?P<sign>["'])(?P<text>.*?)(?P=sign)""", re.DOTALL)
# Parts that show an argument as it is: a bare string in them is bare text too.
SHOWING = re.compile(r"{%\s*(?:badge|breadcrumb|empty_state|facts|funnel|job)\b(.*?)%}", re.DOTALL)


def main(folder: Path) -> int:
    """Prints `file:line: text` for each bare text; exit code 1 when there is any."""
    found = [
        f"{path.relative_to(folder)}:{line}: {text}"
        for path in sorted(folder.rglob("templates/**/*.html"))
        for line, text in bare_texts(path.read_text(encoding="utf-8"))
    ]
    for said in found:
        sys.stdout.write(said + "\n")
    if found:
        sys.stdout.write(f"{len(found)} kale teksten: zet ze in translate of blocktranslate.\n")
    return 1 if found else 0


def bare_texts(template: str) -> Iterator[tuple[int, str]]:
    """Line and text of everything that a person would read and a translator would never see."""
    for pattern in (COMMENTED, TRANSLATED):
        template = pattern.sub(_blank, template)
    yield from _in_parts(template)
    reader = _Reader()
    reader.feed(COMPUTED.sub(_blank, template))
    reader.close()
    yield from reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str]] = []
        self._silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self._silent = tag
        for name, value in attrs:
            if name in READ_OUT and _is_text(value or ""):
                self.found.append((self.getpos()[0], f"{name}={value}"))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._silent = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = ""

    def handle_data(self, data: str) -> None:
        if not self._silent and _is_text(data):
            above = data[: len(data) - len(data.lstrip())].count("\n")
            self.found.append((self.getpos()[0] + above, " ".join(data.split())[:80]))


def _in_parts(template: str) -> Iterator[tuple[int, str]]:
    for part in SHOWING.finditer(template):
        for quoted in QUOTED.finditer(part.group(1)):
            text = quoted["text"]
            # A single word in lower case is the name of a kind or of an icon.
            if not quoted["before"] and re.search(r"[A-Z\s]", text) and _is_text(text):
                yield template.count("\n", 0, part.start()) + 1, text


def _is_text(text: str) -> bool:
    return bool(LETTER.search(CLASSES.sub("", NAMES.sub("", text))))


def _blank(match: re.Match[str]) -> str:
    """Nothing but the line ends, so that the lines keep their numbers."""
    return "\n" * match.group().count("\n")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "src/stroomlijn"))
