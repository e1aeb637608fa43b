"""A file in a JSON body is taken out of it while it comes in, however it is cut and written."""

from __future__ import annotations

import json
from base64 import b64encode
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stroomlijn.zgw.wire.base64_in_json import NotBase64, TakenOut, TooMuch


def taken_out(body: bytes, cut: int = 7, most: int = 10_000) -> tuple[bytes, Any, bool]:
    """The file, the rest of the body and whether there was a file."""
    file = bytearray()
    split = TakenOut("inhoud", file.extend, most)
    for at in range(0, len(body), cut):
        split.feed(body[at : at + cut])
    rest = json.loads(split.rest())
    return bytes(file), rest, split.found


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=8) | st.just("inhoud"), inside),
    max_leaves=8,
)


@given(
    file=st.binary(max_size=200),
    beside=st.dictionaries(st.text(max_size=8).filter(lambda name: name != "inhoud"), VALUES, max_size=4),
    place=st.integers(0, 4),
    cut=st.integers(1, 40),
    indent=st.sampled_from([None, 2]),
)
def test_the_file_comes_out_whole_and_the_rest_stays_as_it_was(
    file: bytes, beside: dict[str, Any], place: int, cut: int, indent: int | None
) -> None:
    names = list(beside)
    body = {name: beside[name] for name in names[:place]}
    body["inhoud"] = b64encode(file).decode()
    body |= {name: beside[name] for name in names[place:]}
    found, rest, there = taken_out(json.dumps(body, indent=indent).encode(), cut)
    assert (found, rest, there) == (file, beside | {"inhoud": ""}, True)


@given(body=st.dictionaries(st.text(max_size=8).filter(lambda name: name != "inhoud"), VALUES), cut=st.integers(1, 9))
def test_a_body_without_a_file_stays_as_it_was(body: dict[str, Any], cut: int) -> None:
    assert taken_out(json.dumps(body).encode(), cut) == (b"", body, False)


@pytest.mark.parametrize("cut", [1, 2, 3, 5, 100])
def test_base64_as_other_languages_write_it_in_json(cut: int) -> None:
    file = bytes(range(256)) * 2
    plain = b64encode(file).decode()
    for written in (plain.replace("/", "\\/"), plain.replace("+", "\\u002B"), plain[:80] + "\\r\\n" + plain[80:]):
        assert taken_out(f'{{"inhoud": "{written}", "titel": "a\\"b"}}'.encode(), cut)[0] == file


@pytest.mark.parametrize("text", ["YWJj=", "YWI=YWJj", "YWJ", "Y*Jj", "é", "YWJj\\u00e9", "YWJj\\x", "YQ==YQ=="])
def test_what_is_no_base64_is_refused(text: str) -> None:
    with pytest.raises(NotBase64):
        taken_out(f'{{"inhoud": "{text}"}}'.encode())


def test_what_stands_beside_the_file_is_bounded() -> None:
    with pytest.raises(TooMuch):
        taken_out(json.dumps({"titel": "a" * 10_000}).encode())


def test_a_file_deeper_in_the_body_or_under_another_name_is_left_there() -> None:
    for body in ({"a": {"inhoud": "YWJj"}}, {"b": ["inhoud", "YWJj"]}, {"c": "inhoud", "d": "YWJj"}):
        assert taken_out(json.dumps(body).encode()) == (b"", body, False)
