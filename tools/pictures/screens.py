"""Every main screen, wide and on a phone, on one page: docs/handleiding/schermen.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

from .camera import PHONE, WIDE, Camera
from .guide import ANKE, BRAM, FATIMA, KEES, PROCESS

# Who looks at it, what it is called on the page, and where it is. A process is found by its name.
SCREENS = (
    (BRAM, "Vandaag", "/vandaag"),
    (BRAM, "Zoeken", "/zoeken?q=melding+wmo"),
    (BRAM, "Processen", "/processen"),
    (BRAM, "Proces", "{process}"),
    (BRAM, "Tekening", "{process}/tekening"),
    (BRAM, "Mijn werk", "/mijn-werk"),
    (BRAM, "Mijn reacties", "/reacties/mijn"),
    (BRAM, "Documenten", "/documenten"),
    (ANKE, "Reacties", "/reacties?stand="),
    (ANKE, "Oefeningen", "{process}/oefeningen"),
    (ANKE, "Waar en wanneer geldt dit?", "{process}/geldigheid"),
    (FATIMA, "Nieuw proces", "/processen/nieuw"),
    (FATIMA, "Processen beheren", "/processen/beheer"),
    (FATIMA, "Trajecten", "/trajecten"),
    (KEES, "Beheer", "/beheer"),
    (KEES, "Mensen", "/mensen"),
    (KEES, "Werkrollen", "/werkrollen"),
    (KEES, "Parameters", "/parameters"),
    (KEES, "Openbaar", "/openbaar/beheer"),
    (KEES, "Logboek", "/logboek"),
)
DARK = "Proces"
HEAD = """# Alle schermen

Zo ziet Stroomlijn eruit: links op een breed scherm, rechts op een telefoon. De beelden zijn gemaakt met
`tools/take_pictures.py`, in de demo met verzonnen gegevens. Hoe je ermee werkt, lees je in
[Procesbibliotheek](procesbibliotheek.md).
"""
ROW = """
## {title}

<img alt="{title}, breed" src="beelden/schermen/{name}.png" width="66%"> \
<img alt="{title}, op een telefoon" src="beelden/schermen/{name}-telefoon.png" width="26%">
"""


def take_screens(camera: Camera, folder: Path) -> None:
    """Takes each screen at both widths, one of them also in the dark, and writes the page that shows them."""
    rows = []
    for who, title, address, scheme in _with_dark():
        name = re.sub(r"[^a-z]+", "-", title.lower()).strip("-")
        for width, ending in ((WIDE, ""), (PHONE, "-telefoon")):
            page = camera.page(who, width, scheme)
            page.goto(address.format(process=_process(page)))
            camera.take(page, folder / f"beelden/schermen/{name}{ending}.png")
            page.context.close()
        rows.append(ROW.format(title=title, name=name))
    (folder / "schermen.md").write_text(HEAD + "".join(rows), encoding="utf-8")


def _with_dark() -> Iterator[tuple[str, str, str, Literal["light", "dark"]]]:
    for who, title, address in SCREENS:
        yield who, title, address, "light"
        if title == DARK:
            yield who, f"{title}, donker", address, "dark"


def _process(page: Page) -> str:
    """The address of the process of the story."""
    page.goto(f"/processen?tekst={PROCESS}")
    found = page.locator("main").get_by_role("link", name=PROCESS, exact=True).last
    return found.get_attribute("href") or ""
