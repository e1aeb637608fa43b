"""Questions as colleagues type them: old codes, typing errors, compounds apart, other words.

Both lists were written without trying them. The first found 11 of 20 and led to general rules, with which it finds 18;
the second was written after that and found 14 at its first try. `LEAST` is what must be kept.
"""

from __future__ import annotations

from tests.contexts.landscape.small_landscape import load_small_landscape

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.queries.search import search

# Question, and the name of the process that answers it; a step of that process will do.
FIRST = (
    ("wmo u 033", "Was- en strijkvoorziening"),
    ("wmo l41", "Spoedhulp huishouden na ziekenhuisontslag"),
    ("SHV-U-8", "Aanmelding schuldhulp particulier"),
    ("hoe regel ik een kinderrolstol", "Kinderrolstoel"),
    ("electrische rolstoel aanvragen", "Elektrische rolstoel"),
    ("bad kamer verbouwen", "Badkameraanpassing"),
    ("inwoner gaat verhuizen wie betaalt dat", "Verhuiskostenvergoeding"),
    ("was en strijk hulp", "Was- en strijkvoorziening"),
    ("mevrouw komt uit het ziekenhuis en heeft hulp nodig in huis", "Spoedhulp huishouden na ziekenhuisontslag"),
    ("klacht over thuiszorg", "Klacht over aanbieder"),
    ("onbeschoft behandeld door een ambtenaar", "Klacht over medewerker"),
    ("advocaat kosten vergoed krijgen", "Bijzondere bijstand rechtsbijstand"),
    ("meer uren huishoudelijke hulp", "Ophoging uren huishoudelijke hulp"),
    ("bezwaar tegen afwijzing uitkering", "Bezwaar Participatiewet"),
    ("zorgovereenkomst wijzigen pgb", "Wijziging zorgovereenkomst pgb"),
    ("pgb voor poetshulp", "Pgb huishoudelijke ondersteuning"),
    ("verlenging begeleiding indicatie verloopt", "Herindicatie begeleiding"),
    ("schuld hulp verlening aanmelden", "Aanmelding schuldhulp particulier"),
    ("huisarts belt met wmo meldig", "Melding Wmo door ziekenhuis of huisarts"),
    ("zware begeleidng specialist", "Begeleiding zwaar en specialistisch"),
)
SECOND = (
    ("WMO-L-22", "Herindicatie huishoudelijke ondersteuning"),
    ("wmo u49", "Kinderrolstoel"),
    ("oude code INK L 10", "Bijzondere bijstand bewindvoering"),
    ("hoe handel ik een klacht over een colega af", "Klacht over medewerker"),
    ("zorgaanbieder komt niet opdagen klacht", "Klacht over aanbieder"),
    ("bezwaarschrift bijstandsuitkering", "Bezwaar Participatiewet"),
    ("bezwaar maatschappelijke ondersteuning", "Bezwaar Wmo"),
    ("douche aanpassen", "Badkameraanpassing"),
    ("verhuis kosten", "Verhuiskostenvergoeding"),
    ("inwoner kan kosten advocaat niet betalen", "Bijzondere bijstand rechtsbijstand"),
    ("rolstoel voor kind", "Kinderrolstoel"),
    ("scootmobiel of electrische rolstoel", "Elektrische rolstoel"),
    ("meer uurtjes hulp bij het huishouden", "Ophoging uren huishoudelijke hulp"),
    ("nieuwe indicatie huishoudelijke hulp", "Herindicatie huishoudelijke ondersteuning"),
    ("pgb contract veranderen", "Wijziging zorgovereenkomst pgb"),
    ("ontslag uit ziekenhuis direct hulp", "Spoedhulp huishouden na ziekenhuisontslag"),
    ("schulden aanmeldn", "Aanmelding schuldhulp particulier"),
    ("lichte begeleiding", "Begeleiding licht"),
    ("persoonlijk plan ingeleverd bij melding", "Melding Wmo met persoonlijk plan"),
    ("strijkservice", "Was- en strijkvoorziening"),
)
LEAST = ((FIRST, 18), (SECOND, 14))


def test_the_right_process_comes_first_for_most_questions(actor: Actor) -> None:
    load_small_landscape(actor)
    for tasks, least in LEAST:
        wrong = [(question, first) for question, name in tasks if (first := _first(question)) != name]
        assert len(tasks) - len(wrong) >= least, wrong


def _first(question: str) -> str:
    found = search(question, ["process", "process-step", "document"], limit=1).found
    if not found or found[0].kind == "document":
        return ""
    return found[0].title if found[0].kind == "process" else found[0].context
