"""The suites of the standard, unmodified, each on a fresh database: every assertion passes, and enough are executed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from tests.conformance.bars import (
    BEHAVIOUR,
    BEHAVIOUR_BARS,
    BRC_TO_ITS_END,
    OAS,
    OAS_BARS,
    ZRC_TO_ITS_END,
    ZTC_TO_ITS_END,
    Bar,
)
from tests.conformance.corrected import corrected
from tests.conformance.newman import Assertion, run


@pytest.mark.data
@pytest.mark.parametrize("bar", BEHAVIOUR_BARS, ids=lambda bar: bar.folder)
def test_behaviour(bar: Bar, standard: Path, environment: Mapping[str, str], tmp_path: Path) -> None:
    missing = not_served(bar)
    if missing:
        pytest.skip(f"{bar.folder}: nog niet aangeboden: {', '.join(missing)}")
    found = run(standard / "postman" / BEHAVIOUR, bar.folder, environment, tmp_path)
    assert reached(bar, found)


@pytest.mark.data
def test_oas(standard: Path, environment: Mapping[str, str], tmp_path: Path) -> None:
    found = run(standard / "postman" / OAS, None, environment, tmp_path)
    outcome = [reached(bar, [one for one in found if one.folder == bar.folder]) for bar in OAS_BARS]
    assert all(outcome)


@pytest.fixture
def earlier_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """The suite is of 2023; Catalogi 1.3.2 dropped some of its rules, which the register keeps only when asked to."""
    monkeypatch.setenv("STROOMLIJN_ZGW_STRICT", "relaties")


@pytest.mark.data
def test_ztc_to_its_end(earlier_rules: None, standard: Path, environment: Mapping[str, str], tmp_path: Path) -> None:
    """The second figure for ztc."""
    suite = corrected(standard / "postman" / BEHAVIOUR, tmp_path / "corrected.json")
    assert reached(ZTC_TO_ITS_END, run(suite, "ztc", environment, tmp_path))


@pytest.mark.data
@pytest.mark.parametrize("bar", [ZRC_TO_ITS_END, BRC_TO_ITS_END], ids=lambda bar: bar.folder)
def test_to_its_end(bar: Bar, standard: Path, environment: Mapping[str, str], tmp_path: Path) -> None:
    """The second figure for zrc and brc."""
    suite = corrected(standard / "postman" / BEHAVIOUR, tmp_path / "corrected.json")
    assert reached(bar, run(suite, bar.folder, environment, tmp_path))


def reached(bar: Bar, found: Sequence[Assertion]) -> bool:
    """Prints how a folder did; whether that is enough. A folder whose APIs are not all served counts as nothing yet."""
    wrong = [one for one in found if one.error]
    missing = not_served(bar)
    about = f"nog niet aangeboden: {', '.join(missing)}" if missing else f"nodig: {bar.least}"
    print(f"\n{bar.folder:4} {len(found) - len(wrong):4} van {len(found):4} uitgevoerd geslaagd ({about})")
    for one, times in Counter(() if missing else wrong).items():
        print(f"     {f'{times} x ' if times > 1 else ''}{one.step}: {one.name}: {one.error}")
    return bool(missing) or (not wrong and len(found) >= bar.least)


def not_served(bar: Bar) -> list[str]:
    """The APIs that a folder calls and that have no address yet."""
    from stroomlijn.zgw.urls import urlpatterns

    served = {str(pattern.pattern).partition("/")[0] for pattern in urlpatterns}
    return sorted(set(bar.needs) - served)
