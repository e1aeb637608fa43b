"""Every code of workbooks, the limited reader and archives has its Dutch sentence, and no sentence is left over."""

from __future__ import annotations

import re
from pathlib import Path

import stroomlijn
from stroomlijn.foundation.sentences import formats_spreadsheet, limited

HOME = Path(stroomlijn.__file__).parent
CODE = re.compile(r'"((?:workbook|csv|reading|archive)-[a-z-]+)"')


def given(*places: str) -> set[str]:
    files = [
        file for place in places for file in ([HOME / place] if place.endswith(".py") else (HOME / place).rglob("*.py"))
    ]
    return {code for file in files for code in CODE.findall(file.read_text())}


def test_codes_and_sentences_are_the_same_set() -> None:
    assert given("engines/formats/spreadsheet") == set(formats_spreadsheet.SENTENCES)
    assert given("foundation/limited", "foundation/archive.py") == set(limited.SENTENCES)
