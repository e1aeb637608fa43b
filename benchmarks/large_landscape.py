"""A landscape of any size, the same for the same size: processes of thirty steps as ten organisations deliver them,
the people who work there, and the documents they use.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
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
_FIELDS = ("Wmo", "jeugd", "inkomen", "vergunningen", "burgerzaken", "belastingen", "leerlingenvervoer", "ondergrond")
_DESK = "Medewerker KCC"
ROLES = tuple(
    f"{role} {about}" for role, about in combinations(("Consulent", "Jurist", "Teamleider", "Coördinator"), _FIELDS)
)
_KINDS = ("Aanvraagformulier", "Werkinstructie", "Standaardbrief", "Checklist", "Besluit", "Verordening")
_FIRST = ("Ria", "Bram", "Sanne", "Anke", "Wim", "Fatima", "Joost", "Emine", "Piet", "Loes", "Daan", "Noor", "Kees")
_LAST = ("Kuijpers", "Verhoeven", "Wouters", "Jansen", "Bakker", "Yilmaz", "Smits", "Peters", "Mulder", "Willems")
_PEOPLE_HEADER = ("Personeelsnummer", "Naam", "E-mail", "Afdeling", "Team", "Functie", "Werkrollen")
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:own="urn:stroomlijn:bpmn:1">'
)


def processes(size: int) -> Iterator[tuple[str, str, bytes]]:
    """(organisation, file name, BPMN) of each process, every organisation getting as many."""
    kinds = [f"{about} {subject}" for subject, about in combinations(_SUBJECTS, _ABOUT)]
    for number in range(size):
        name = f"{kinds[number // len(ORGANISATIONS) % len(kinds)]} {number // 10 + 1}".capitalize()
        yield ORGANISATIONS[number % len(ORGANISATIONS)], f"proces-{number:04}.bpmn", _bpmn(name, Random(number))


def documents() -> list[str]:
    """The names of the documents that steps use."""
    return [f"{kind} {subject}" for kind, subject in combinations(_KINDS, _SUBJECTS)]


def people(size: int) -> Iterator[tuple[str, bytes]]:
    """(organisation, personnel file) of each organisation, every one getting as many people."""
    for place, organisation in enumerate(ORGANISATIONS):
        random, file = Random(place), StringIO()
        rows = csv.writer(file, delimiter=";")
        rows.writerow(_PEOPLE_HEADER)
        for number in range(size // len(ORGANISATIONS)):
            name, about = f"{random.choice(_FIRST)} {random.choice(_LAST)}", random.choice(_FIELDS)
            email = f"{name.replace(' ', '.')}.{number}@{organisation}.example".lower()
            roles = "; ".join(random.sample((*ROLES, _DESK), random.randint(1, 3)))
            rows.writerow((number + 1, name, email, "Dienstverlening", f"Team {about}", "Medewerker", roles))
        yield organisation, file.getvalue().encode()


def variants(organisations: int, steps: int) -> Iterator[tuple[str, str, bytes]]:
    """(organisation, file name, BPMN) of one process as each organisation does it: some steps are not there, a few are
    called otherwise or done by another role."""
    common = Random(0)
    labels = [f"{_label(common)} {number + 1}" for number in range(steps)]
    roles = [common.choice((_DESK, *ROLES[:3])) for _step in labels]
    for number in range(organisations):
        organisation = ORGANISATIONS[number] if number < len(ORGANISATIONS) else f"Gemeente {number + 1}"
        yield organisation, f"variant-{number:02}.bpmn", _variant(labels, roles, Random(number + 1))


def _bpmn(name: str, random: Random) -> bytes:
    """Ten times three steps in a row, the third of which one way of a choice passes over; four lanes at most."""
    nodes, flows, held = [("startEvent", "begin", "Begin")], [], {_DESK: ["begin"]}
    roles = (_DESK, *random.sample(ROLES, 3))
    before = "begin"
    for part in range(STEPS // 3):
        first, second, third = (f"n{part}{letter}" for letter in "abc")
        split, join = f"s{part}", f"j{part}"
        nodes += [("userTask", step, _label(random)) for step in (first, second, third)]
        nodes += [("exclusiveGateway", gateway, "") for gateway in (split, join)]
        flows += [(before, first), (first, second), (second, split), (split, third), (split, join), (third, join)]
        held.setdefault(random.choice(roles), []).extend((first, second, split, join))
        held.setdefault(random.choice(roles), []).append(third)
        before = join
    nodes.append(("endEvent", "eind", "Klaar"))
    flows.append((before, "eind"))
    held.setdefault(_DESK, []).append("eind")
    return _written(name, nodes, flows, held, random)


def _variant(labels: list[str], roles: list[str], random: Random) -> bytes:
    nodes, flows, held = [("startEvent", "begin", "Begin")], [], {_DESK: ["begin"]}
    before = "begin"
    for number, (label, role) in enumerate(zip(labels, roles, strict=True)):
        if random.random() < 0.06:
            continue
        step = f"n{number}"
        nodes.append(("userTask", step, f"{label} in Suite" if random.random() < 0.04 else label))
        held.setdefault(ROLES[3] if random.random() < 0.05 else role, []).append(step)
        flows.append((before, step))
        before = step
    nodes.append(("endEvent", "eind", "Klaar"))
    flows.append((before, "eind"))
    held[_DESK].append("eind")
    return _written("Melding Wmo behandelen", nodes, flows, held, random)


def _label(random: Random) -> str:
    return f"{random.choice(_ABOUT)} {random.choice(_WORK)}".capitalize()


def _written(
    name: str,
    nodes: list[tuple[str, str, str]],
    flows: list[tuple[str, str]],
    held: dict[str, list[str]],
    random: Random,
) -> bytes:
    lanes = (_lane(place, role, inside) for place, (role, inside) in enumerate(held.items()))
    drawn = (_node(*node, random) for node in nodes)
    lines = (
        f"<sequenceFlow id='f{place}' sourceRef='{source}' targetRef='{target}'/>"
        for place, (source, target) in enumerate(flows)
    )
    body = "".join(["<laneSet id='banen'>", *lanes, "</laneSet>", *drawn, *lines])
    return f"{_HEAD}<process id='p' name={quoteattr(name)}>{body}</process></definitions>".encode()


def _node(kind: str, node: str, label: str, random: Random) -> str:
    """One step in five uses a document."""
    uses = kind == "userTask" and random.random() < 0.2
    said = f"<own:document>{random.choice(documents())}</own:document>" if uses else ""
    return f"<{kind} id='{node}' name={quoteattr(label)}><extensionElements>{said}</extensionElements></{kind}>"


def _lane(place: int, role: str, inside: list[str]) -> str:
    held = "".join(f"<flowNodeRef>{node}</flowNodeRef>" for node in inside)
    return f"<lane id='l{place}' name={quoteattr(role)}>{held}</lane>"
