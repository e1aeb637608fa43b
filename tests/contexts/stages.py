"""Stages: fixtures that are made once; for each other test that begins there the rows and the files are put back."""

from __future__ import annotations

import inspect
import pickle
import shutil
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import pytest
from tests.tables import keep_tables, put_tables_back

Names = tuple[str, ...]


def stage(make: Callable[..., Any]) -> Any:
    """A fixture that a test may begin with, when to come that far takes longer than to put it back.

    What it makes are rows and uploaded files, and what it gives can be pickled. Of what makes rows it asks for other
    stages, and for fixtures that take what is there already.
    """

    @wraps(make)
    def reached(put_back: dict[str, Any], **asked: Any) -> Any:
        return put_back[make.__name__] if make.__name__ in put_back else make(**asked)

    asks = inspect.signature(make)
    first = inspect.Parameter("put_back", inspect.Parameter.POSITIONAL_OR_KEYWORD)
    reached.__signature__ = asks.replace(parameters=[first, *asks.parameters.values()])  # type: ignore[attr-defined]
    reached.stage = f"{make.__module__}.{make.__name__}"  # type: ignore[attr-defined]
    return pytest.fixture(reached)


class Kept:
    """How far earlier tests came: the rows in the database, the files in a folder, and what the fixtures gave."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._given = folder, dict[Names, tuple[str, bytes]]()

    def furthest(self, stages: Names) -> Names:
        """The most of these stages, in this order, that were come to before."""
        return next((stages[:end] for end in range(len(stages), 0, -1) if stages[:end] in self._given), ())

    def keep(self, stages: Names, given: dict[str, Any], files: Path) -> None:
        schema = f"stage_{len(self._given)}"
        keep_tables(schema)
        files.mkdir(exist_ok=True)
        shutil.copytree(files, self._folder / schema)
        self._given[stages] = (schema, pickle.dumps(given))

    def put_back(self, stages: Names, files: Path) -> dict[str, Any]:
        """Gives what the fixtures of these stages gave."""
        schema, given = self._given[stages]
        put_tables_back(schema)
        shutil.copytree(self._folder / schema, files)
        return dict(pickle.loads(given))


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    return Kept(tmp_path_factory.mktemp("kept"))


@pytest.fixture
def put_back() -> dict[str, Any]:
    """What the stages give that this test begins with."""
    return {}


@pytest.fixture(autouse=True)
def at_its_stage(
    request: pytest.FixtureRequest, own_upload_folder: None, kept: Kept, put_back: dict[str, Any], settings: Any
) -> None:
    """Comes through all stages that a test asks for before anything else is made, and is halfway where others were."""
    asked = _stages_of(request.node._fixtureinfo.name2fixturedefs)
    if not asked:
        return
    work = request.getfixturevalue("work")
    names, stages = tuple(asked), tuple(asked.values())
    if furthest := kept.furthest(stages):
        put_back.update(kept.put_back(furthest, settings.UPLOAD_FOLDER))
    for end in range(len(furthest) + 1, len(stages) + 1):
        given = {name: request.getfixturevalue(name) for name in names[:end]}
        work()
        kept.keep(stages[:end], given, settings.UPLOAD_FOLDER)


def _stages_of(fixtures: dict[str, Any]) -> dict[str, str]:
    """Which of these fixtures is which stage, each behind those that it asks for."""
    found: dict[str, str] = {}

    def add(names: Names) -> None:
        for name in sorted(set(names) & fixtures.keys()):
            definition = fixtures[name][-1]
            if name not in found:
                add(tuple(one for one in definition.argnames if one != name))
                if called := getattr(definition.func, "stage", None):
                    found[name] = called

    add(tuple(fixtures))
    return found
