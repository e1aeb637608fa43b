"""Two people edit at once, answers come late and in between: all end with the same graph and nothing is lost."""

from __future__ import annotations

import json
from collections import deque
from dataclasses import dataclass, field
from random import Random

import pytest
from tests.engines.editing.commanding import some_command
from tests.examples import seeds

from stroomlijn.engines.editing import Applied, Command, Delta, apply, apply_delta, blank, invert, rebase
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Process, process_from_json, process_to_json

COMMANDS = 1_000


@dataclass
class Answer:
    """What the server tells everybody: what an author's command changed, or why it was refused."""

    author: str
    command: Command
    delta: str = ""
    reason: str = ""


@dataclass
class Server:
    """Puts all commands in one order."""

    graph: Process
    answers: list[Answer] = field(default_factory=list)

    def take(self, author: str, command: Command) -> Answer:
        answer = Answer(author, command)
        try:
            applied: Applied = apply(self.graph, command)
        except Problem as problem:
            answer.reason = problem.code
        else:
            self.graph, answer.delta = applied.graph, json.dumps(applied.delta)
        self.answers.append(answer)
        return answer


@dataclass
class Editor:
    """Shows its own commands at once, on top of what the server said; now and then undoes what it did."""

    name: str
    confirmed: Process
    unanswered: list[Command] = field(default_factory=list)
    outbox: deque[Command] = field(default_factory=deque)
    inbox: deque[Answer] = field(default_factory=deque)
    returned: list[tuple[Command, str]] = field(default_factory=list)
    done: list[Delta] = field(default_factory=list)

    def act(self, random: Random, number: int) -> None:
        shown = rebase(self.confirmed, self.unanswered).graph
        if self.done and random.random() < 0.1:
            command = {"do": "delta", "delta": invert(self.done.pop())}
        else:
            command = json.loads(json.dumps(some_command(random, shown, f"{self.name}{number}")))
        self.unanswered.append(command)
        self.outbox.append(command)

    def hear(self) -> None:
        answer = self.inbox.popleft()
        if answer.delta:
            self.confirmed = apply_delta(self.confirmed, json.loads(answer.delta))
        if answer.author == self.name:
            assert self.unanswered.pop(0) == answer.command
            if answer.delta and answer.command["do"] != "delta":
                self.done.append(json.loads(answer.delta))
            if answer.reason:
                self.returned.append((answer.command, answer.reason))


def play(random: Random, begin: Process, commands: int) -> tuple[Server, list[Editor]]:
    """Acts and deliveries in any order, until everything is delivered."""
    server = Server(begin)
    editors = [Editor(name, begin) for name in ("an", "bo")]
    left = commands
    while left or any(editor.outbox or editor.inbox for editor in editors):
        editor = random.choice(editors)
        move = random.choice(["act", "send", "hear", "hear"])
        if move == "act" and left and len(editor.unanswered) < 6:
            left -= 1
            editor.act(random, left)
        elif move == "send" and editor.outbox:
            answer = server.take(editor.name, editor.outbox.popleft())
            for each in editors:
                each.inbox.append(answer)
        elif move == "hear" and editor.inbox:
            editor.hear()
    return server, editors


@pytest.mark.parametrize("seed", seeds(1))
def test_a_thousand_commands_of_two_people_give_one_graph(seed: int) -> None:
    server, editors = play(Random(seed), blank("Melding"), COMMANDS)
    assert len(server.answers) == COMMANDS
    for editor in editors:
        assert editor.confirmed == server.graph
        assert rebase(editor.confirmed, editor.unanswered).graph == server.graph
        assert not editor.unanswered
        refused = [(each.command, each.reason) for each in server.answers if each.reason and each.author == editor.name]
        assert editor.returned == refused
    accepted = [answer for answer in server.answers if answer.delta]
    assert len(accepted) > COMMANDS / 2
    assert sum(answer.reason == "edit-overtaken" for answer in server.answers) > COMMANDS / 100
    assert_nothing_lost(server.graph, accepted)


def assert_nothing_lost(graph: Process, accepted: list[Answer]) -> None:
    """What an accepted command made of a field is still there, unless a later accepted command changed that field."""
    final = _fields(graph)
    later: set[tuple[str, str, str]] = set()
    for answer in reversed(accepted):
        touched = set()
        for change in json.loads(answer.delta)["changes"]:
            for name, value in (change["after"] or {}).items():
                key = (change["part"], change["id"], name)
                touched.add(key)
                if key not in later and (change["part"], change["id"], "") not in later:
                    assert final.get(key) == value, (answer.command, change)
            if change["after"] is None:
                touched.add((change["part"], change["id"], ""))
        later |= touched


def _fields(graph: Process) -> dict[tuple[str, str, str], object]:
    data = json.loads(json.dumps(process_to_json(graph)))
    found: dict[tuple[str, str, str], object] = {
        (part, element["id"], name): value
        for part in ("nodes", "flows", "lanes", "messages", "artifacts", "pools")
        for element in data.get(part, ())
        for name, value in element.items()
    }
    found |= {("process", "", name): data.get(name) for name in ("name", "documentation", "language")}
    for name, value in data.get("facts", {}).items():
        found |= {("facts", name, "id"): name, ("facts", name, "value"): value}
    return found


def test_the_graph_goes_through_json_unharmed() -> None:
    graph = play(Random(7), blank("Melding"), 60)[0].graph
    assert process_from_json(json.loads(json.dumps(process_to_json(graph)))) == graph


def test_different_cells_of_one_row_never_conflict() -> None:
    graph = blank("Melding")
    one = {"do": "set", "step": "stap-1", "field": "label", "value": "Beoordelen", "was": ""}
    other = {"do": "set", "step": "stap-1", "field": "system", "value": "Zaak", "was": ""}
    both = apply(apply(graph, one).graph, other).graph
    assert both == apply(apply(graph, other).graph, one).graph
    assert (both.node["stap-1"].label, both.node["stap-1"].system) == ("Beoordelen", "Zaak")


def test_the_same_cell_is_the_first_ones_and_the_second_hears_what_stands_there() -> None:
    graph = apply(blank("M"), {"do": "set", "step": "stap-1", "field": "label", "value": "Een", "was": ""}).graph
    with pytest.raises(Problem) as refused:
        apply(graph, {"do": "set", "step": "stap-1", "field": "label", "value": "Twee", "was": ""})
    assert (refused.value.code, refused.value.place) == ("edit-overtaken", "stap-1")
    assert refused.value.facts["now"] == "Een"
