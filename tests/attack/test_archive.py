"""Zip files that are not what they seem."""

from __future__ import annotations

import io
import stat
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.archive import read_archive


def packed(members: dict[str, bytes] | list[tuple[zipfile.ZipInfo | str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items() if isinstance(members, dict) else members:
            archive.writestr(name, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def outcomes(data: bytes) -> dict[str, str]:
    """What happens to each member: "ok" or the code of its refusal."""
    return {name: found.code if isinstance(found, Problem) else "ok" for name, found in read_archive(data)}


def refusal(data: bytes) -> str:
    with pytest.raises(Problem) as found:
        list(read_archive(data))
    return found.value.code


def test_files_come_out_as_they_went_in() -> None:
    members = {"a.bpmn": b"<a/>", "map/ë.csv": b"1;2", "leeg.txt": b""}
    assert dict(read_archive(packed(members))) == members


def test_litter_and_folders_are_passed() -> None:
    data = packed({"__MACOSX/._a": b"x", "map/": b"", "map/.DS_Store": b"x", "Thumbs.db": b"x", "a.csv": b"1"})
    assert outcomes(data) == {"a.csv": "ok"}


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("/etc/passwd", b"x", "archive-member-unsafe-name"),
        ("a/../../b", b"x", "archive-member-unsafe-name"),
        ("C:\\b", b"x", "archive-member-unsafe-name"),
        ("..\\b", b"x", "archive-member-unsafe-name"),
        ("b.zip", b"x", "archive-member-nested"),
        ("b.bpmn", packed({"a": b"x"}), "archive-member-nested"),
        ("b.xlsx", packed({"a": b"x"}), "ok"),
        ("b.csv", bytes(5_000_000), "archive-member-bomb"),
        ("b.csv", bytes(10_000_001), "archive-member-too-large"),
        ("b.csv", bytes(900_000), "ok"),
    ],
)
def test_only_the_bad_member_is_refused(name: str, content: bytes, code: str) -> None:
    found = list(read_archive(packed({"a.csv": b"1", name: content, "z.csv": b"2"})))
    said = [one.code if isinstance(one, Problem) else "ok" for _, one in found]
    assert said == ["ok", code, "ok"]
    assert all(one.place == shown for shown, one in found if isinstance(one, Problem))


def test_a_link_is_refused() -> None:
    link = zipfile.ZipInfo("link")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    assert outcomes(packed([(link, b"/etc/passwd")])) == {"link": "archive-member-link"}


def test_the_archive_as_a_whole_has_limits() -> None:
    assert refusal(packed({f"{n}": b"" for n in range(5_001)})) == "archive-too-many-members"
    assert refusal(packed({f"{n}": bytes(9_000_000) for n in range(12)})) == "archive-too-large"
    assert refusal(packed({})) == "archive-empty"
    assert refusal(b"PK\x03\x04") == "archive-unreadable"


def test_a_directory_that_lies_about_a_size_gives_no_byte_more() -> None:
    data = bytearray(packed({"a.csv": b"x" * 5_000_000 + b"y"}))
    place = data.rfind(b"PK\x01\x02")
    data[place + 24 : place + 28] = (10).to_bytes(4, "little")
    assert outcomes(bytes(data)) == {"a.csv": "archive-member-unreadable"}


def test_overlapping_members_count_each_time() -> None:
    data = bytearray(packed([(f"{n:03}.csv", b"" if n else bytes(9_000_000)) for n in range(20)]))
    place = -1
    while (place := data.find(b"PK\x01\x02", place + 1)) >= 0:
        data[place + 24 : place + 28] = (9_000_000).to_bytes(4, "little")
    assert refusal(bytes(data)) == "archive-too-large"


GOOD = packed({"a.csv": b"1;2;3", "b.bpmn": b"<a/>" * 50})


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_any_changed_byte_is_answered(data: st.DataObject) -> None:
    changed = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 4))):
        changed[data.draw(st.integers(0, len(GOOD) - 1))] = data.draw(st.integers(0, 255))
    try:
        list(read_archive(bytes(changed)))
    except Problem as problem:
        assert problem.code.startswith("archive-")
