"""What the guide of the demo tells one to do leads to what the next steps need."""

from __future__ import annotations

from stroomlijn.web.demo.story import steps


def test_the_process_that_anke_takes_over_is_handed_over_to_her_before() -> None:
    told = {step.number: (step.who.name, step.what) for step in steps()}
    assert "overdrachtslijst" in told["14"][1]
    assert told["11"][0] == "Fatima El Idrissi"
    assert "met jezelf als proceseigenaar" in told["11"][1] and "Draag het daarna over aan Anke" in told["11"][1]
