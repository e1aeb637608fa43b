"""Whatever someone does to a BPMN file, reading it gives a sound process with remarks, or a Problem."""

from __future__ import annotations

from copy import deepcopy
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.engines.formats.processes import assert_sound, drawn_processes

from stroomlijn.engines.formats.bpmn import read_bpmn, write_bpmn
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Drawing, Process

ODD = ["", " ", "NaN", "-1", "weg", "t:x", "é", "true"]
relaxed = settings(suppress_health_check=list(HealthCheck))


@relaxed
@given(drawn_processes(), st.randoms(use_true_random=False))
def test_a_mutilated_file_never_breaks_the_reader(drawn: tuple[Process, Drawing], random: Random) -> None:
    root = etree.fromstring(write_bpmn(*drawn))
    for _ in range(random.randint(1, 8)):
        _mutilate(root, random)
    try:
        reading = read_bpmn("x.bpmn", etree.tostring(root))
    except Problem:
        return
    for found in reading.processes:
        assert_sound(found.process)
        again = read_bpmn("x.bpmn", write_bpmn(found.process, found.drawing)).processes[0]
        assert again.process == found.process


def _mutilate(root: etree._Element, random: Random) -> None:
    """Takes away, copies, moves or falsifies one element."""
    elements = list(root.iter())[1:]
    if not elements:
        return
    element, other = random.choice(elements), random.choice(elements)
    ids = [each.get("id", "") for each in elements]
    what = random.choice(["remove", "copy", "move", "falsify", "forget", "say"])
    if what == "remove":
        element.getparent().remove(element)
    elif what == "copy":
        other.append(deepcopy(element))
    elif what == "move" and other is not element and element not in other.iterancestors():
        other.append(element)
    elif what == "falsify" and element.attrib:
        element.set(random.choice(list(element.attrib)), random.choice(ids + ODD))
    elif what == "forget" and element.attrib:
        del element.attrib[random.choice(list(element.attrib))]
    elif what == "say":
        element.text = random.choice(ids + ODD)
