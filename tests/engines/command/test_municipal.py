"""The main job on real processes without a database: group, merge, get one back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.engines.command.running import here, stroomlijn
from tests.engines.formats.real_data import needs
from tests.engines.merging.comparing import content
from tests.engines.merging.municipal import EPML

from stroomlijn.engines.formats import find_process, read
from stroomlijn.engines.process_model import process_from_json

pytestmark = [pytest.mark.data, needs("coselog")]


def test_from_eighty_models_to_one_wmo_process_and_back(tmp_path: Path) -> None:
    clusters = stroomlijn(tmp_path, "cluster", str(EPML), "--json").json
    assert sum(len(one["processes"]) for one in clusters) == 80
    wmo = next(one for one in clusters if one["name"] == "WMO")
    addresses = [f"{one['source']}#{one['name']}" for one in wmo["processes"]]
    assert len(addresses) == 10

    made = here(tmp_path, "merge", *addresses, "-o", "wmo.bpmn", "--json").json
    assert made["open"] == made["differences"] > 0
    back = here(tmp_path, "project", "wmo.bpmn", "--process", addresses[3], "-o", "terug.json")
    assert back.code == 0
    own = find_process(read(EPML.name, EPML.read_bytes()), wmo["processes"][3]["name"]).process
    assert content(process_from_json(json.loads((tmp_path / "terug.json").read_text()))) == content(own)

    differences = json.loads((tmp_path / "wmo.json").read_text())["differences"]
    decisions = {one["id"]: {"option": one["options"][0]["id"]} for one in differences}
    (tmp_path / "besluiten.json").write_text(json.dumps(decisions))
    decided = here(tmp_path, "merge", *addresses, "-o", "een.bpmn", "--decisions", "besluiten.json", "--json").json
    assert decided["open"] == 0
    assert here(tmp_path, "sound", "een.bpmn", "--json").json["sound"]
