"""The parts of a page: what they say, and what who cannot see them hears."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import TemplateSyntaxError, engines
from django.test import RequestFactory

from stroomlijn.web import funnel


def _shown(template: str, **context: Any) -> str:
    request = RequestFactory().get("/processen?domein=wmo&pagina=2")
    return str(engines["django"].from_string(template).render(context, request))


class _Form(forms.Form):
    name = forms.CharField(label="Naam", help_text="Zoals in het register")
    agreed = forms.BooleanField(label="Akkoord")


def test_a_field_with_an_error_says_so_to_who_listens() -> None:
    shown = _shown("{% fields form %}", form=_Form({}))
    control = re.search(r"<input[^>]*id_name[^>]*>", shown)
    assert control
    assert 'aria-invalid="true"' in control.group()
    named = re.search(r'aria-describedby="([^"]+)"', control.group())
    assert named
    for part in named.group(1).split():
        assert f'id="{part}"' in shown
    assert 'for="id_name"' in shown


def test_a_browser_does_not_cut_off_what_is_pasted() -> None:
    class Short(forms.Form):
        name = forms.CharField(max_length=10)

    assert "maxlength" not in _shown("{% fields form %}", form=Short())
    refused = _shown("{% fields form %}", form=Short({"name": "een veel te lange naam"}))
    assert "10 tekens" in refused
    assert 'value="een veel te lange naam"' in refused


def test_an_icon_that_is_not_there_is_refused() -> None:
    assert "#search" in _shown('{% icon "search" %}')
    with pytest.raises(TemplateSyntaxError):
        _shown('{% icon "bestaat-niet" %}')


def test_pages_keep_the_other_words_of_the_address() -> None:
    shown = _shown("{% pagination page %}", page=Paginator(range(30), 10).page(2))
    assert "?domein=wmo&amp;pagina=1" in shown
    assert "?domein=wmo&amp;pagina=3" in shown
    assert "11 tot en met 20 van 30" in shown
    assert "<nav" not in _shown("{% pagination page %}", page=Paginator(range(3), 10).page(1))


def test_facts_without_a_value_are_left_out() -> None:
    shown = _shown('{% facts "Eigenaar" "Joost" "Versie" 0 "Leeg" "" "Niets" none %}', none=None)
    assert "Joost" in shown
    assert "<dd>0</dd>" in shown
    assert "Leeg" not in shown
    assert "Niets" not in shown


def test_the_funnel_says_in_words_what_it_draws() -> None:
    stages = [{"name": "ingelezen", "count": 437}, SimpleNamespace(name="besloten", count=81, note="15 open", url="/b")]
    shown = _shown("{% funnel stages %}", stages=stages)
    assert re.search(r"<strong>437</strong>.*ingelezen", shown, re.DOTALL)
    assert 'href="/b"' in shown
    assert "15 open" in shown


def test_the_streams_narrow_with_the_figures() -> None:
    def width_at_end(*counts: int) -> float:
        ends = [float(path.rsplit(" ", 1)[1]) for path in funnel.streams(counts)]
        return max(ends) - min(ends)

    assert width_at_end(100, 50) == pytest.approx(width_at_end(100, 100) / 2, abs=0.2)
    assert funnel.streams([]) == funnel.streams([0, 0]) == funnel.streams([1, 1]) == []
    assert len(funnel.streams([3, 1])) == 2  # with the line itself: three
    assert all("nan" not in path for path in funnel.streams([0, 5, 0]))


@pytest.mark.parametrize(
    ("name", "letters"), [("Sanne de Wit", "SW"), ("şahin", "Ş"), ("Jan", "J"), ("", ""), ("O'Neil Van Dam", "OD")]
)
def test_initials(name: str, letters: str) -> None:
    assert _shown("{{ person|initials }}", person=SimpleNamespace(name=name)) == letters or not name


def test_kinds_begin_again_after_six() -> None:
    shown = _shown("{% for n in numbers %}{{ n|kind }} {% endfor %}", numbers=range(7)).split()
    assert shown[0] == shown[6] == "stroomlijn-kind-1"
    assert len(set(shown)) == 6


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], ""),
        (["Uden"], "Uden"),
        (["Uden", "Landerd"], "Uden en Landerd"),
        (["Uden", "Landerd", "Uden"], "Uden (2×) en Landerd"),
        (["A", "B", "C", "D"], "A, B, C en D"),
        (["A", "B", "C", "D", "E"], "A, B, C en 2 andere"),
    ],
)
def test_of_many_names_a_few_are_said(names: list[str], words: str) -> None:
    assert _shown("{{ names|few }}", names=names) == words
