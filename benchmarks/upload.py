"""The 80 models of ten municipalities by the upload path, and ten of them to one draft with differences."""

from __future__ import annotations

from collections import Counter
from typing import Any

from benchmarks.database import empty, server_cpu
from benchmarks.real_data import DATA
from benchmarks.stopwatch import Spent, stopwatch
from benchmarks.table import Measure, print_measures
from lxml import etree

FILE = DATA / "coselog" / "vogelaar_v1.epml"
FAMILIES = ("WMO", "WNMO")  # the second is a typing error in the file
CONNECTORS = ("and", "or", "xor")


def run(short: bool = False) -> None:
    """Prints what came in, what was lost against a raw count of the XML, and the best time of three (`short`: of two);
    another program on the same machine only makes it longer."""
    if not FILE.is_file():
        print(f"\nupload: overgeslagen, {FILE} is er niet")
        return
    from benchmarks import main_job

    from stroomlijn.foundation.actor import Actor

    times = []
    for _ in range(2 if short else 3):
        empty()
        actor = Actor(main_job.analyst().pk, "benchmark")
        traject_id = main_job.traject(actor, "Tien gemeenten")
        with stopwatch(server_cpu) as spent:
            main_job.bring_in(actor, traject_id, [(FILE.name, FILE.read_bytes())], language="en")
        times.append(spent)
    _print_import(traject_id, min(times, key=lambda spent: spent.wall))
    _print_draft(actor, traject_id)


def _print_import(traject_id: int, spent: Spent) -> None:
    raw, kept = _raw(), _kept(traject_id)
    lost = {part: sum((raw[part] - kept[part]).values()) for part in ("processes", "nodes", "flows")}
    functions = sum(number for (_, kind, _), number in raw["nodes"].items() if kind == "function")
    parts = ", ".join(f"{sum(raw[part].values())} {word}" for part, word in (("nodes", "knopen"), ("flows", "pijlen")))
    print_measures(
        f"Inlezen: {FILE.name} ({parts}, waarvan {functions} functies)",
        [
            Measure("modellen overgenomen", str(sum(kept["processes"].values())), "80", not lost["processes"]),
            Measure("knopen verloren (soort en naam)", str(lost["nodes"]), "0", not lost["nodes"]),
            Measure("pijlen verloren (van en naar)", str(lost["flows"]), "0", not lost["flows"]),
            Measure("bestand tot landschap", str(spent), "<= 10 s", spent.wall <= 10),
        ],
    )


def _print_draft(actor: Any, traject_id: int) -> None:
    from stroomlijn.harmonisation.models import Difference, Draft, Group
    from stroomlijn.harmonisation.operations import drafting, grouping

    with stopwatch(server_cpu) as grouped:
        grouping.propose_groups(grouping.start_grouping(actor, traject_id).pk)
    group = Group.objects.filter(members__process__name__contains=FAMILIES[0]).first()
    names = list(group.members.values_list("process__name", flat=True))
    with stopwatch(server_cpu) as merged:
        drafting.begin_merge(actor, group.pk)
        drafting.make_draft(group.pk)
    draft = Draft.objects.get(group=group)
    differences = Difference.objects.filter(draft=draft).count()
    same = sum(any(family in name for family in FAMILIES) for name in names)
    steps = sum(group.members.values_list("version__step_count", flat=True))
    print_measures(
        "Groeperen en samenvoegen, met de database",
        [
            Measure(f"80 modellen in {Group.objects.filter(traject_id=traject_id).count()} groepen", str(grouped)),
            Measure("Wmo-modellen in één groep", f"{same} van {len(names)}", "10 van 10", same == len(names) == 10),
            Measure(
                f"tien modellen ({steps} stappen) tot concept",
                str(merged),
                "< 5 s",
                merged.wall < 5 and draft.state == Draft.State.READY,
                "130 mensuren voor 25 % van twee modellen",
            ),
            Measure("verschillen ter beslissing", str(differences), "> 0", differences > 0),
        ],
    )


def _raw() -> dict[str, Counter[tuple[str, ...]]]:
    """Straight from the XML, without the product's reader: per model its nodes by kind and name, its arcs by ends."""
    found: dict[str, Counter[tuple[str, ...]]] = {part: Counter() for part in ("processes", "nodes", "flows")}
    for place, chain in enumerate(etree.parse(FILE).getroot().iter("epc")):
        found["processes"][(str(place),)] += 1
        for kind in ("function", "event", *CONNECTORS):
            names = (" ".join((node.findtext("name") or "").split()) for node in chain.iterchildren(kind))
            found["nodes"].update((str(place), kind, name) for name in names)
        found["flows"].update(
            (str(place), flow.get("source"), flow.get("target")) for flow in chain.iterfind("arc/flow")
        )
    return found


def _kept(traject_id: int) -> dict[str, Counter[tuple[str, ...]]]:
    """The same from the rows of the database, in the order of the file."""
    from stroomlijn.landscape.models import Version

    found: dict[str, Counter[tuple[str, ...]]] = {part: Counter() for part in ("processes", "nodes", "flows")}
    graphs = (
        Version.objects.filter(process__landscape__traject=traject_id).order_by("pk").values_list("graph", flat=True)
    )
    for place, graph in enumerate(graphs):
        found["processes"][(str(place),)] += 1
        for node in graph["nodes"]:
            found["nodes"][str(place), _kind(node), " ".join(node.get("label", "").split())] += 1
        found["flows"].update((str(place), flow["source"], flow["target"]) for flow in graph["flows"])
    return found


def _kind(node: dict[str, str]) -> str:
    gateways = {"exclusive": "xor", "inclusive": "or", "parallel": "and"}
    return gateways.get(node.get("gateway", "")) or {"step": "function"}.get(node["kind"], node["kind"])
