"""What holds of every finding, on generated processes and on the 80 real models of ten municipalities."""

from __future__ import annotations

import json
from functools import cache

import pytest
from hypothesis import given
from tests.engines.formats.real_data import DATA, needs
from tests.engines.improving.generated import telling, with_other_ids
from tests.examples import one_in

from stroomlijn.engines.counting import count
from stroomlijn.engines.editing import apply, check, rows
from stroomlijn.engines.execution import check_soundness
from stroomlijn.engines.formats import read
from stroomlijn.engines.improving import Rule, finding_to_json, improvements
from stroomlijn.engines.process_model import Process


@cache
def municipal() -> tuple[Process, ...]:
    path = DATA / "coselog" / "vogelaar_v1.epml"
    return tuple(found.process for found in read(path.name, path.read_bytes()).processes)


def check_promises(process: Process) -> None:
    before, counts, sound = check(process), count(process), check_soundness(process).sound
    findings = improvements(process)
    assert len({finding.key for finding in findings}) == len(findings)
    for finding in findings:
        assert set(finding.elements) <= process.node.keys()
        assert json.loads(json.dumps(finding_to_json(finding)))["key"] == finding.key
        made = process
        for command in finding.commands:
            made = apply(made, command).graph
        if finding.commands:
            assert count(made) - counts == finding.effect
            left = sorted(remark.code for remark in before)
            for remark in check(made):
                left.remove(remark.code)
            assert not sound or check_soundness(made).sound


@given(telling())
def test_commands_change_what_is_promised_and_make_nothing_worse(process: Process) -> None:
    check_promises(process)


@given(telling(sound=True))
def test_a_sound_process_stays_sound(process: Process) -> None:
    assert check_soundness(process).sound
    check_promises(process)


@given(telling())
def test_keys_do_not_come_from_ids(process: Process) -> None:
    found = [(finding.key, finding.place) for finding in improvements(process)]
    other = [(finding.key, finding.place) for finding in improvements(with_other_ids(process))]
    assert sorted(found) == sorted(other)


@given(telling(sound=True))
def test_all_that_can_be_applied_can_be_applied_after_one_another(process: Process) -> None:
    """As people do: take one over, look again. It comes to an end, and the process is sound at every moment."""
    for _ in range(3 * len(rows(process)) + 3):
        finding = next((each for each in improvements(process) if each.commands), None)
        if finding is None:
            return
        for command in finding.commands:
            process = apply(process, command).graph
        assert check_soundness(process).sound
    raise AssertionError("never done")


@pytest.mark.data
@needs("coselog")
def test_the_promises_hold_for_the_real_models() -> None:
    for process in one_in(4, municipal()):
        check_promises(process)
        assert [f.key for f in improvements(process)] == [f.key for f in improvements(with_other_ids(process))]


@pytest.mark.data
@needs("coselog")
def test_the_real_models_have_low_hanging_fruit() -> None:
    """Municipalities print what they received, check twice and wait for others: the rules find it."""
    rules = {finding.rule for process in municipal() for finding in improvements(process)}
    assert {Rule.DOUBLE_CHECK, Rule.PAPER, Rule.WAITING, Rule.NO_CRITERION} <= rules
