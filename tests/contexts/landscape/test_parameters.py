"""One text, and in each organisation its own hours, prices and counters."""

from __future__ import annotations

import pytest

from stroomlijn.landscape.models import Parameter, ParameterValue
from stroomlijn.landscape.queries.parameters import Values, fill, fill_plain, parameter_key, values_for
from stroomlijn.organisation.models import Organisation

pytestmark = pytest.mark.django_db
LANDERD = Values("Landerd", {"mandaat": "Mandaat", "loket": "Loket"}, {"mandaat": "€ 5.000"})


def test_a_text_holds_what_is_so_in_my_organisation() -> None:
    shown = fill("Tot {mandaat} beslis je zelf", LANDERD)
    assert shown == 'Tot <span class="stroomlijn-parameter" title="Landerd">€ 5.000</span> beslis je zelf'
    assert fill_plain("Tot {mandaat} beslis je zelf", LANDERD) == "Tot € 5.000 beslis je zelf"


def test_what_is_not_filled_in_says_so() -> None:
    assert "nog niet ingevuld: Loket" in fill("Ga naar {loket}", LANDERD)
    assert fill_plain("Ga naar {loket}", LANDERD) == "Ga naar nog niet ingevuld: Loket"


def test_braces_around_anything_else_stay() -> None:
    text = "if (a) { b } {onbekend} {} {{ } {mandaat"
    assert fill(text, LANDERD) == text
    assert fill_plain(text, LANDERD) == text


def test_people_may_write_the_name_as_they_say_it() -> None:
    values = Values("Uden", {"mandaat_in_uren": "Mandaat (in uren)"}, {"mandaat_in_uren": "4"})
    assert fill_plain("{Mandaat in uren}, { mandaat_in_uren }", values) == "4, 4"


def test_a_script_is_shown_and_not_done_wherever_it_stands() -> None:
    evil = "<script>alert(1)</script>\"'"
    values = Values(evil, {"a": evil, "b": evil}, {"a": evil})
    shown = fill(f"{evil}{{a}}{evil}{{b}}", values)
    assert "<script" not in shown
    assert 'title="&lt;script&gt;' in shown
    assert shown.count("<span") == 2


@pytest.mark.parametrize(
    ("label", "key"),
    [("Mandaat (uren)", "mandaat_uren"), ("Één prijs", "een_prijs"), ("  ", ""), ("x" * 80, "x" * 60)],
)
def test_the_key_follows_from_the_label(label: str, key: str) -> None:
    assert parameter_key(label) == key


def test_the_values_of_an_organisation_in_two_queries(django_assert_max_num_queries: object) -> None:
    uden, landerd = (Organisation.objects.create(name=name) for name in ("Uden", "Landerd"))
    mandate = Parameter.objects.create(key="mandaat", label="Mandaat")
    Parameter.objects.create(key="loket", label="Loket")
    ParameterValue.objects.create(parameter=mandate, organisation=uden, value="4 uur")
    ParameterValue.objects.create(parameter=mandate, organisation=landerd, value="8 uur")
    with django_assert_max_num_queries(2):  # type: ignore[operator]
        values = values_for(uden.pk)
    assert fill_plain("{mandaat} bij {loket}", values) == "4 uur bij nog niet ingevuld: Loket"
    assert fill_plain("{mandaat}", values_for(landerd.pk)) == "8 uur"
    assert fill_plain("{mandaat}", values_for(None)) == "verschilt per organisatie: Mandaat"
