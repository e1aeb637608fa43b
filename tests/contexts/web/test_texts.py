"""The check of bare texts finds what a person would read and lets everything else pass."""

from __future__ import annotations

import pytest
from tools.check_texts import ROOT, bare_texts, main


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>Hallo</p>", [(1, "Hallo")]),
        ("<p>\n\n  Hallo\n</p>", [(3, "Hallo")]),
        ('<img alt="Een boom">', [(1, "alt=Een boom")]),
        ("{% blocktranslate %}<b>Ja</b>{% endblocktranslate %}\n<p>nee</p>", [(2, "nee")]),
        ('{% badge "Klaar" "success" %}', [(1, "Klaar")]),
        ('{% if a %}<p title="Uitleg">{{ b }}</p>{% endif %}', [(1, "title=Uitleg")]),
    ],
)
def test_bare_text_is_found_with_its_line(template: str, found: list[tuple[int, str]]) -> None:
    assert list(bare_texts(template)) == found


@pytest.mark.parametrize(
    "template",
    [
        '<p>{% translate "Hallo" %} · {{ name }} / 3</p>',
        "<input placeholder=\"{% translate 'Zoek' %}\">",
        '{# geen tekst #}{% comment %}ook <b>niet</b>{% endcomment %}<svg><path d="M1 2z"/></svg>',
        "<title>{% block title %}{% endblock %} · Stroomlijn</title>",
        '{% badge _("Klaar") "success" icon="clock" %}',
        "{% block shell %}stroomlijn-app--compact{% endblock %}",
        "<script>var geen = 'tekst';</script>",
    ],
)
def test_what_nobody_reads_or_is_translated_passes(template: str) -> None:
    assert list(bare_texts(template)) == []


def test_our_own_templates_hold_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(ROOT / "src/stroomlijn") == 0, capsys.readouterr().out
