"""What a browser with an empty cache fetches for a page, and what one click costs, as it goes over the line.

Counted are the page and every style, script and picture that it names, in the encoding in which the product sends them
(brotli for files, gzip for pages). The font (cached for good, text shows without it) and the drawing are left out.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from benchmarks.database import empty
from benchmarks.large_landscape import processes
from benchmarks.table import Row, print_table, verdict

FIRST_LOAD, CLICK = 60_000, 10_000
HEADER = ("wat", "pagina", "bestanden", "aantal", "samen", "doel", "uitslag")
FONT = ".woff2"
_IN_PAGE = re.compile(r'\s(?:href|src)="(/static/[^"#?]+)')
_IN_STYLE = re.compile(r"url\(\s*[\"']?([^\"')#]+)")
_IN_SCRIPT = re.compile(r"(?:\bfrom|\bimport)\s*\(?\s*[\"'](\.{1,2}/[^\"']+)")


@dataclass(slots=True)
class Load:
    """Bytes over the line: of the page itself, and of each file that it names."""

    page: int = 0
    files: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return self.page + sum(self.files.values())


def run(short: bool = False) -> None:
    """Prints a first load of three pages and a click to six. Short and long are the same."""
    from django.conf import settings

    if not (settings.STATIC_ROOT / "staticfiles.json").is_file():
        print("\nweight: overgeslagen, de bestanden voor de schermen zijn er niet (make setup maakt ze)")
        return
    empty()
    from django.test import Client

    visitor, analyst = Client(SERVER_NAME="localhost"), Client(SERVER_NAME="localhost")
    traject, process, group = _fill(analyst)
    sign_in, library = _load(visitor, "/inloggen"), _load(analyst, "/processen")
    rows = [
        _first("eerste keer: inloggen", sign_in),
        _first("eerste keer: processen", library),
        _first("eerste keer: proces", _load(analyst, process)),
        _click("klik: van inloggen naar processen", library, sign_in),
        _click("klik: naar een proces van 30 stappen", _load(analyst, process), library),
        _click("klik: zoeken", _load(analyst, "/zoeken?q=aanvraag"), library),
        _click("klik: naar het traject", _load(analyst, traject), library),
        _click("klik: naar de groepen", _load(analyst, f"{traject}/groepen"), library),
        _click("klik: naar een groep in werk", _load(analyst, group), library),
    ]
    print_table("Gewicht van een pagina, zonder lettertype en tekening", HEADER, rows)


def _fill(client: Any) -> tuple[str, str, str]:
    """The addresses of a traject with sixty processes, of a published process, and of a group in work."""
    from benchmarks import main_job

    from stroomlijn.foundation.actor import Actor
    from stroomlijn.harmonisation.models import Group
    from stroomlijn.harmonisation.operations import drafting, grouping

    account = main_job.analyst()
    actor = Actor(account.pk, "benchmark")
    client.force_login(account)
    traject_id = main_job.traject(actor, "Gewicht")
    main_job.bring_in_per_organisation(actor, traject_id, processes(60))
    published = main_job.publish_as_they_are(actor, traject_id)
    grouping.propose_groups(grouping.start_grouping(actor, traject_id).pk)
    group = Group.objects.filter(traject_id=traject_id).order_by("pk")[0]
    drafting.begin_merge(actor, group.pk)
    drafting.make_draft(group.pk)
    return f"/trajecten/{traject_id}", f"/processen/PROC-{published[0]}", f"/groepen/{group.number}"


def _first(name: str, load: Load) -> Row:
    return _row(name, load, FIRST_LOAD)


def _click(name: str, load: Load, before: Load) -> Row:
    new = {address: size for address, size in load.files.items() if address not in before.files}
    return _row(name, Load(load.page, new), CLICK)


def _row(name: str, load: Load, most: int) -> Row:
    counts = (load.page, sum(load.files.values()))
    shown = (f"{count / 1000:.1f} kB" for count in counts)
    total = (f"{load.total / 1000:.1f} kB", f"<= {most // 1000} kB", verdict(load.total <= most))
    return (name, *shown, str(len(load.files)), *total)


def _load(client: Any, address: str) -> Load:
    """Asks for the page and for all that it names, and for what that names in turn."""
    response = client.get(address)
    assert response.status_code == 200, f"{address}: {response.status_code}"
    page = _without_drawings(response.content.decode())
    load = Load(len(gzip.compress(page.encode(), 6)))
    waiting = list(dict.fromkeys(_IN_PAGE.findall(page)))
    while waiting:
        file = waiting.pop()
        if file in load.files or file.endswith(FONT):
            continue
        load.files[file] = len(_body(client, file, "br, gzip"))
        waiting += _named_in(file, _body(client, file, "identity"))
    return load


def _body(client: Any, file: str, encoding: str) -> bytes:
    response = client.get(file, headers={"Accept-Encoding": encoding})
    assert response.status_code == 200, f"{file}: {response.status_code}"
    return b"".join(response.streaming_content)


def _named_in(file: str, body: bytes) -> Iterator[str]:
    pattern = {"css": _IN_STYLE, "js": _IN_SCRIPT}.get(file.rpartition(".")[2])
    for named in pattern.findall(body.decode()) if pattern else ():
        if not named.startswith("data:"):
            yield urljoin(file, named)


def _without_drawings(page: str) -> str:
    """The page without the drawings of the versions that it shows."""
    from stroomlijn.landscape.models import Version

    for drawing in Version.objects.values_list("drawing", flat=True):
        page = page.replace(drawing, "") if drawing else page
    return page
