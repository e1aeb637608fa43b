"""A real server on a fresh database with real services beside it, for the suites of the standard."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from tests.conformance import side_services as side
from tests.stories.conftest import serving
from tools.fetch_packages import fetch_packages

APIS = {"ac": "autorisaties", "ztc": "catalogi", "zrc": "zaken", "drc": "documenten", "brc": "besluiten"}


@pytest.fixture(scope="session")
def standard() -> Path:
    """The folder with the files of the standard; they are run as they are, and nothing of them is ours."""
    found = Path(os.environ.get("STROOMLIJN_DATA", "")).parent / "zgw"
    if not (found / "postman").is_dir():
        pytest.skip(f"geen suites van de standaard in {found}: zet STROOMLIJN_DATA")
    return found


@pytest.fixture(scope="session")
def newman() -> None:
    """Fetched at the first run, as locked; the product's own set-up knows nothing of it."""
    refused = fetch_packages(Path(__file__).parent)
    if refused:
        pytest.fail(refused) if os.environ.get("CI") else pytest.skip(refused)


@pytest.fixture
def environment(standard: Path, newman: None, transactional_db: None, tmp_path: Path) -> Iterator[Mapping[str, str]]:
    """What the suites want to know, with everything behind it running."""
    from stroomlijn.zgw.models import ExternalService

    with side.side_services(standard) as beside, serving(tmp_path / "output.txt", "worker") as website:
        for label, root in (("Selectielijst", side.SELECTIELIJST), ("Mocks", side.MOCKS)):
            ExternalService.objects.create(label=label, root=f"{beside}{root}/")
        yield {
            **{f"{short}_url": f"{website}/{name}/api/v1" for short, name in APIS.items()},
            "nrc_url": f"{website}/notificaties/api/v1",
            "token-issuer_url": beside + side.TOKENS,
            "referentielijst_url": beside + side.SELECTIELIJST,
            "mock_url": beside + side.MOCKS,
            "client_id": "zgw_api_tests",
            "secret": "secret",
            "client_id_limited": "zgw_api_tests_limited",
            "secret_limited": "secret_limited",
            # ac-001b asks for a variable by this name, for a client id that is taken: ac-001a registers this one.
            "pm.globals.get('random_client_id')": "test_id1",
        }
