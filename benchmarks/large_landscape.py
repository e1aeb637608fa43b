"""A landscape of any size, the same for the same size: processes of thirty steps as ten organisations deliver them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product as combinations
from random import Random
from xml.sax.saxutils import quoteattr

ORGANISATIONS = (
    *("Uden", "Landerd", "Bernheze", "Boekel", "Oss"),
    *("Meierijstad", "Heusden", "Boxtel", "Vught", "Haaren"),
)
STEPS = 30
_WORK = ("aannemen", "beoordelen", "toewijzen", "controleren", "vastleggen", "bespreken", "versturen", "afronden")
_ABOUT = (
    *("melding", "aanvraag", "dossier", "indicatie", "rapport", "verslag", "besluit", "bezwaar", "vergunning"),
    *("uittreksel", "declaratie", "huisbezoek", "plan", "advies", "factuur", "beschikking", "klacht", "subsidie"),
)
_SUBJECTS = (
    *("huishoudelijke hulp", "parkeerkaart", "kapvergunning", "bijstand", "leerlingenvervoer", "paspoort", "trouwen"),
    *("verhuizing", "evenement", "bouwen", "woningaanpassing", "schuldhulp", "jeugdhulp", "standplaats", "rolstoel"),
    *("kinderopvang", "rioolaansluiting", "straatnaam", "begraven", "hondenbelasting", "terras", "uitweg", "leges"),
    *("mantelzorg", "dagbesteding"),
)
_ROLES = ("Medewerker KCC", "Consulent", "Jurist", "Teamleider")
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">'


def processes(size: int) -> Iterator[tuple[str, str, bytes]]:
    """(organisation, file name, BPMN) of each process, every organisation getting as many."""
    kinds = [f"{about} {subject}" for subject, about in combinations(_SUBJECTS, _ABOUT)]
    for number in range(size):
        name = f"{kinds[number // len(ORGANISATIONS) % len(kinds)]} {number // 10 + 1}".capitalize()
        yield ORGANISATIONS[number % len(ORGANISATIONS)], f"proces-{number:04}.bpmn", _bpmn(name, Random(number))


def _bpmn(name: str, random: Random) -> bytes:
    """Ten times three steps in a row, the third of which one way of a choice passes over; four lanes."""
    nodes, flows, held = [("startEvent", "begin", "Begin")], [], {role: ["begin"] for role in _ROLES[:1]}
    before = "begin"
    for part in range(STEPS // 3):
        first, second, third = (f"n{part}{letter}" for letter in "abc")
        split, join = f"s{part}", f"j{part}"
        nodes += [("userTask", step, _label(random)) for step in (first, second, third)]
        nodes += [("exclusiveGateway", gateway, "") for gateway in (split, join)]
        flows += [(before, first), (first, second), (second, split), (split, third), (split, join), (third, join)]
        held.setdefault(random.choice(_ROLES), []).extend((first, second, split, join))
        held.setdefault(random.choice(_ROLES), []).append(third)
        before = join
    nodes.append(("endEvent", "eind", "Klaar"))
    flows.append((before, "eind"))
    held.setdefault(_ROLES[0], []).append("eind")
    return _written(name, nodes, flows, held)


def _label(random: Random) -> str:
    return f"{random.choice(_ABOUT)} {random.choice(_WORK)}".capitalize()


def _written(
    name: str, nodes: list[tuple[str, str, str]], flows: list[tuple[str, str]], held: dict[str, list[str]]
) -> bytes:
    lanes = (_lane(place, role, inside) for place, (role, inside) in enumerate(held.items()))
    drawn = (f"<{kind} id='{node}' name={quoteattr(label)}/>" for kind, node, label in nodes)
    lines = (
        f"<sequenceFlow id='f{place}' sourceRef='{source}' targetRef='{target}'/>"
        for place, (source, target) in enumerate(flows)
    )
    body = "".join(["<laneSet id='banen'>", *lanes, "</laneSet>", *drawn, *lines])
    return f"{_HEAD}<process id='p' name={quoteattr(name)}>{body}</process></definitions>".encode()


def _lane(place: int, role: str, inside: list[str]) -> str:
    held = "".join(f"<flowNodeRef>{node}</flowNodeRef>" for node in inside)
    return f"<lane id='l{place}' name={quoteattr(role)}>{held}</lane>"
