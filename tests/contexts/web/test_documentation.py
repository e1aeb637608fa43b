"""What the documentation promises can be found, and the limits it names are those of the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from stroomlijn.engines.formats import xml
from stroomlijn.engines.formats.spreadsheet import package, table
from stroomlijn.foundation import archive, sign_in
from stroomlijn.foundation.limited import CPU_SECONDS, MEMORY_BYTES
from stroomlijn.landscape.operations.found_items import MOST_DRAWN

ROOT = Path(__file__).parents[3]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)#\s]+)")
PLACE = re.compile(r"`((?:src|tools|tests|docs|foundation|engines|landscape|harmonisation|web)/[\w./-]+\.(?:py|md))`")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_points_at_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = [page.parent / link for link in LINK.findall(text) if "://" not in link]
    assert [link for link in links if not link.exists()] == []
    places = PLACE.findall(text)
    assert [
        place for place in places if not any((ROOT / base / place).exists() for base in ("", "src/stroomlijn"))
    ] == []


def test_decisions_have_numbers_without_gaps() -> None:
    pages = sorted((ROOT / "docs/decisions").glob("*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        assert page.read_text(encoding="utf-8").startswith(f"# {int(page.name[:4])}. ")


@pytest.mark.parametrize(
    "said",
    [
        f"{CPU_SECONDS} s of processor time, {MEMORY_BYTES // 1_000_000} MB of memory",
        f"{settings.MAX_UPLOAD_SIZE // 1024**2} MB (refused by its header",
        f"{settings.DATA_UPLOAD_MAX_NUMBER_FILES:,} files",
        f"{archive.MAX_MEMBERS:,} members, {archive.MAX_TOTAL // 1_000_000} MB unpacked",
        f"{xml.MAX_BYTES // 1_000_000} MB, {xml.MAX_DEPTH} deep, {xml.MAX_ELEMENTS:,} elements",
        f"{package.MAX_BYTES // 1_000_000} MB, {package.MAX_UNPACKED // 1_000_000} MB unpacked, {package.MAX_MEMBERS}",
        f"{table.MAX_ROWS:,} rows of {table.MAX_COLUMNS} columns",
        f"({MOST_DRAWN:,} nodes and flows)",
    ],
)
def test_security_names_the_limits_of_the_code(said: str) -> None:
    assert said in " ".join((ROOT / "SECURITY.md").read_text(encoding="utf-8").split())


def test_security_names_the_limits_of_signing_in() -> None:
    words = " ".join((ROOT / "SECURITY.md").read_text(encoding="utf-8").split())
    assert (sign_in.MOST_PER_EMAIL, sign_in.MOST_PER_ORIGIN) == (10, 50)
    assert "ten failures for one address, or fifty from one place" in words


def test_publiccode_is_what_the_standard_asks() -> None:
    facts = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    assert facts["publiccodeYmlVersion"] == "0.4"
    assert facts["legal"]["license"] == "EUPL-1.2"
    for description in facts["description"].values():
        assert len(description["shortDescription"]) <= 150
        assert 150 <= len(description["longDescription"]) <= 10_000
        assert all((ROOT / picture).exists() for picture in description["screenshots"])
