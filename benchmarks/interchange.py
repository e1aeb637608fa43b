"""The 21 reference models of the BPMN Model Interchange Working Group: uploaded, taken over and downloaded again.

A model counts when what comes out is valid against the schema, states the same facts (element, attribute, text;
defaults of the schema aside) and has the same foreign extensions after canonicalisation (C14N).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.database import empty, server_cpu
from benchmarks.real_data import DATA
from benchmarks.stopwatch import stopwatch
from benchmarks.table import Row, print_table, verdict
from lxml import etree

from stroomlijn.engines.formats.bpmn import bpmn_facts, read_bpmn, write_bpmn
from stroomlijn.engines.formats.bpmn.names import MODEL, OWN

FOLDER = DATA / "miwg"
PEERS = "21 Trisotech, 19 ARIS en Camunda, 16 ADONIS"
HEADER = (
    *("weg", "geldig", "feiten gelijk", "uitbreidingen gelijk", "alles gelijk", "anker", "doel", "uitslag"),
    *("feiten behouden", "tijd"),
)


@dataclass(slots=True)
class Tally:
    """How many models came back valid, with equal facts, with equal extensions, and with all three; facts in all."""

    valid: int = 0
    facts: int = 0
    extensions: int = 0
    whole: int = 0
    facts_stated: int = 0
    facts_kept: int = 0

    def add(self, before: bytes, after: bytes, valid: bool) -> None:
        stated, kept = bpmn_facts(before), bpmn_facts(after)
        extended = _extensions(before) == _extensions(after)
        self.valid += valid
        self.facts += stated == kept
        self.extensions += extended
        self.whole += valid and extended and stated == kept
        self.facts_stated += stated.total()
        self.facts_kept += (stated & kept).total()


def run(short: bool = False) -> None:
    """Prints the way through the database, and that of a process written anew from its graph (a changed shape)."""
    paths = sorted(FOLDER.glob("*.bpmn"))
    if not paths:
        print(f"\ninterchange: overgeslagen, {FOLDER} is er niet")
        return
    schema = etree.XMLSchema(etree.parse(FOLDER / "xsd" / "BPMN20.xsd"))
    with stopwatch(server_cpu) as through:
        exported = _through_database(paths)
        kept = _tally(paths, lambda path: exported.get(path.name, b""), schema)
    with stopwatch() as anew:
        written = _tally(paths, _written_anew, schema)
    rows = [
        _row("inlezen, database, BPMN bewaren", kept, len(paths), str(through), aimed=True),
        _row("nieuw geschreven uit de graaf", written, len(paths), str(anew), aimed=False),
    ]
    print_table(f"Uitwisseling: {len(paths)} referentiemodellen van MIWG", HEADER, rows)


def _row(name: str, tally: Tally, of: int, spent: str, *, aimed: bool) -> Row:
    counts = (tally.valid, tally.facts, tally.extensions, tally.whole)
    aim = (PEERS, f"{of}/{of}", verdict(tally.whole == of)) if aimed else ("", "", "")
    kept = f"{100 * tally.facts_kept / max(1, tally.facts_stated):.1f} %"
    return (name, *(f"{count}/{of}" for count in counts), *aim, kept, spent)


def _through_database(paths: list[Path]) -> dict[str, bytes]:
    """What a browser downloads of each file that was uploaded, by name."""
    empty()
    from benchmarks import main_job
    from django.test import Client

    from stroomlijn.foundation.actor import Actor
    from stroomlijn.landscape.models import Version

    account = main_job.analyst()
    actor = Actor(account.pk, "benchmark")
    traject_id = main_job.traject(actor, "MIWG")
    files = [(path.name, path.read_bytes()) for path in paths]
    main_job.bring_in(actor, traject_id, files, organisation="MIWG", language="en")
    client = Client(SERVER_NAME="localhost")
    client.force_login(account)
    found = Version.objects.filter(source_file__isnull=False).values_list("source_file__name", "process")
    return {name: client.get(f"/processen/PROC-{process}/bestand.bpmn").content for name, process in found}


def _written_anew(path: Path) -> bytes:
    found = read_bpmn(path.name, path.read_bytes()).processes[0]
    return write_bpmn(found.process, found.drawing)


def _tally(paths: list[Path], export: Callable[[Path], bytes], schema: etree.XMLSchema) -> Tally:
    tally = Tally()
    for path in paths:
        if after := export(path):
            tally.add(path.read_bytes(), after, schema.validate(etree.fromstring(after)))
    return tally


def _extensions(data: bytes) -> Counter[tuple[str | None, str]]:
    """Every extension element that is not ours, canonical, with the id of what it extends."""
    return Counter(
        (holder.getparent().get("id"), etree.canonicalize(etree.tostring(child, encoding="unicode", with_tail=False)))
        for holder in etree.fromstring(data).iter(f"{{{MODEL}}}extensionElements")
        for child in holder
        if not (isinstance(child.tag, str) and child.tag.startswith(f"{{{OWN}}}"))
    )
