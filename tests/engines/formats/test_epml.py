"""Event-driven process chains become the same chain of steps, events and gateways."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from tests.engines.formats.real_data import DATA, needs

from stroomlijn.engines.formats.epml import read_epml
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Event, Gateway, Kind

CHAIN = """<epml:epml xmlns:epml="http://www.epml.de"><epc epcId="1" name="Melding">
<event id="1"><name>Melding is er</name></event><function id="2"><name>Melding beoordelen</name></function>
<xor id="3"><name/></xor><event id="4"><name>Goed</name></event><event id="5"><name>Fout</name></event>
<processInterface id="6"><name>Bezwaar</name></processInterface>
<role id="7"><name>Consulent</name></role><application id="8"><name>Zaaksysteem</name></application>
<arc id="1"><flow source="1" target="2"/></arc><arc id="2"><flow source="2" target="3"/></arc>
<arc id="3"><flow source="3" target="4"/></arc><arc id="4"><flow source="3" target="5"/></arc>
<arc id="5"><flow source="5" target="6"/></arc><arc id="9"><flow source="5" target="99"/></arc>
<arc id="6"><relation source="7" target="2"/></arc><arc id="7"><relation source="2" target="8"/></arc>
</epc></epml:epml>"""


def test_a_chain_becomes_steps_events_and_gateways() -> None:
    found = read_epml("a.epml", CHAIN.encode()).processes[0]
    process = found.process
    assert (process.name, found.place) == ("Melding", "proces Melding")
    assert [(node.id, node.kind) for node in process.nodes] == [
        ("1", Kind.EVENT),
        ("2", Kind.STEP),
        ("3", Kind.GATEWAY),
        ("4", Kind.EVENT),
        ("5", Kind.EVENT),
        ("6", Kind.CALL),
    ]
    assert [process.node[event].event for event in "145"] == [Event.START, Event.END, Event.INTERMEDIATE]
    assert process.node["3"].gateway is Gateway.EXCLUSIVE
    assert (process.node["2"].role, process.node["2"].system) == ("Consulent", "Zaaksysteem")


def test_an_arc_to_nowhere_is_left_out_with_a_remark() -> None:
    found = read_epml("a.epml", CHAIN.encode()).processes[0]
    assert [flow.id for flow in found.process.flows] == ["arc1", "arc2", "arc3", "arc4", "arc5"]
    assert [(remark.code, remark.place, remark.facts) for remark in found.remarks] == [
        ("epml-arc-dangling", "9, regel 8", {"node": "99"})
    ]


def test_equal_names_stay_and_ids_differ() -> None:
    twice = CHAIN.replace("</epc>", '</epc><epc epcId="1" name="Melding"/>')
    processes = [found.process for found in read_epml("a.epml", twice.encode()).processes]
    assert [(process.id, process.name) for process in processes] == [("epc1", "Melding"), ("epc1_2", "Melding")]


def test_a_file_without_chain_is_refused() -> None:
    with pytest.raises(Problem, match="epml-no-epc"):
        read_epml("a.epml", b"<epml/>")


@pytest.mark.data
@needs("coselog")
@pytest.mark.parametrize(("file", "functions"), [("vogelaar_v1.epml", 2506), ("vogelaar_v4.epml", 2168)])
def test_eighty_real_models_lose_nothing(file: str, functions: int) -> None:
    data = (DATA / "coselog" / file).read_bytes()
    raw = Counter(re.findall(rb"<(epc|function|event|xor|or|and|flow)[ >]", data))
    processes = [found.process for found in read_epml(file, data).processes]
    kinds = Counter(node.kind for process in processes for node in process.nodes)
    assert (len(processes), kinds[Kind.STEP]) == (80, functions) == (raw[b"epc"], raw[b"function"])
    assert kinds[Kind.EVENT] == raw[b"event"]
    assert kinds[Kind.GATEWAY] == raw[b"xor"] + raw[b"or"] + raw[b"and"]
    assert sum(len(process.flows) for process in processes) == raw[b"flow"]


@pytest.mark.data
@needs("pmmc/asset")
def test_positions_in_a_file_become_a_drawing() -> None:
    for path in (DATA / "pmmc/asset").glob("*/*.epml"):
        for found in read_epml(path.name, path.read_bytes()).processes:
            assert found.drawing is not None
            assert found.drawing.shapes.keys() == found.process.node.keys()
