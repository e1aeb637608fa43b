"""By which words one knows what a step does. A word that begins with * is an ending."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from stroomlijn.engines.matching.words import tokens


def _list(text: str) -> frozenset[str]:
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Words:
    """Lists of words without capitals or accents, Dutch and English.

    no_check    who sends or plans a check does not check
    statutory   what a law gives cannot be shortened
    agreed      a day that was agreed on is no delay
    on_screen   who prints to something of this kind makes no paper
    on_paper    what people name when they say that work goes over paper
    clerical    work that every role can do
    colleague   whoever works in the same organisation; `anybody` is in the name of a role and says nothing of whom
    separated   what is kept apart on purpose or supervised by law: who decides does not pay, nor destroys the files
    outside     people to whom one cannot give work, and whose time is theirs
    """

    check: AbstractSet[str] = _list(
        "controle controles controleren controleert controleer gecontroleerd *controle toets toetsen toetst getoetst "
        "toetsing check checks checken checkt gecheckt nakijken nagekeken nalezen nalopen nazien verifieren verifieert "
        "verificatie verify verifies verification checking review inspect validate"
    )
    approve: AbstractSet[str] = _list(
        "akkoord akkoordverklaring goedkeuren goedkeuring goedkeurt fiat fiatteren fiatteert fiattering paraaf "
        "paraferen parafeert accorderen accordeert accordering autoriseren approve approves approval authorise "
        "authorize authorisation authorization"
    )
    no_check: AbstractSet[str] = _list(
        "sturen versturen verzenden toezenden opsturen voorleggen plannen inplannen opstellen zetten send plan schedule"
    )
    again: AbstractSet[str] = _list(
        "opnieuw nogmaals weer tweede dubbel dubbele extra laatste eind *eindcontrole again second double final"
    )
    printing: AbstractSet[str] = _list(
        "print printen prints uitprinten geprint uitgeprint afdrukken afgedrukt uitdraaien printing"
    )
    on_screen: AbstractSet[str] = _list("digitaal digitale pdf digital")
    scanning: AbstractSet[str] = _list("scan scannen scant inscannen gescand ingescand scanning")
    retyping: AbstractSet[str] = _list(
        "overtypen overgetypt overtikken overtypt intypen ingetypt hertypen retype retyping rekey"
    )
    on_paper: AbstractSet[str] = _list(
        "papier papieren papierwerk post briefpost postkamer poststuk poststukken fax faxen gefaxt paper faxed"
    )
    entering: AbstractSet[str] = _list(
        "invoeren invoert ingevoerd invoer registreren registreert vastleggen overnemen opvoeren inboeken enter "
        "register"
    )
    meeting: AbstractSet[str] = _list(
        "weekoverleg weekverdeling weekstart verdeeloverleg werkoverleg teamoverleg casusoverleg maandoverleg "
        "vergadering weekvergadering teamvergadering"
    )
    rhythm: AbstractSet[str] = _list(
        "wekelijks wekelijkse tweewekelijks tweewekelijkse maandelijks maandelijkse week halfjaarlijks halfjaarlijkse "
        "jaarlijks jaarlijkse weekly monthly yearly"
    )
    waiting: AbstractSet[str] = _list("wacht wachten afwachten wait waits waiting await")
    lying: AbstractSet[str] = _list("wachttijd wachtlijst wachtrij liggen ligt stapel pile queue")
    back: AbstractSet[str] = _list(
        "terug terugsturen teruggestuurd terugleggen terugvragen aanvullen herstellen completeren "
        "back return rework correct"
    )
    clerical: AbstractSet[str] = _list(
        "sturen versturen verzenden toezenden opsturen doorsturen doorzetten registreren vastleggen boeken inboeken "
        "opslaan archiveren invoeren aanmaken klaarzetten noteren plannen inplannen afspreken bevestigen voorleggen "
        "send register archive record file schedule confirm enter"
    )
    separated: AbstractSet[str] = _list(
        "betaling betalingen *betaling betaalbestand betaalbestanden betaalopdracht betaalrun betalen uitbetalen "
        "archivaris accountant vernietigen vernietiging payment payments pay archivist auditor"
    )
    statutory: AbstractSet[str] = _list(
        "bezwaar beroep zienswijze zienswijzen verweer *termijn wettelijk "
        "wettelijke bedenktijd objection appeal statutory"
    )
    agreed: AbstractSet[str] = _list(
        "*datum *moment voortgangsgesprek voortgangsoverleg evaluatiegesprek halfjaargesprek jaargesprek heronderzoek "
        "hercontrole einde date"
    )
    asking: AbstractSet[str] = _list(
        "opvragen opvraagt uitvragen navragen raadplegen raadpleegt inwinnen ophalen bevragen vragen aanvragen "
        "aanvraagt ask asks retrieve obtain"
    )
    colleague: AbstractSet[str] = _list(
        "collega collegas *behandelaar behandelaars toegang backoffice consulent consulenten teamleider leidinggevende "
        "afdeling team procescoordinator proceseigenaar kwaliteitsmedewerker applicatiebeheer colleague colleagues "
        "department manager"
    )
    anybody: AbstractSet[str] = _list("medewerker medewerkers adviseur specialist employee officer extern externe")
    outside: AbstractSet[str] = _list(
        "inwoner inwoners aanvrager aanbieder aanbieders klant client burger ouder ouders gezin jeugdige huisarts arts "
        "gezinnen leverancier schuldeiser schuldeisers school bank rechter citizen applicant customer supplier provider"
    )


WORDS = Words()
"""What is looked for when nothing else is given."""


_PARTS = re.compile(r"[/&,;+]|\b(?:en|and|of|or)\b", re.IGNORECASE)
_DUTCH_VERB = re.compile(r"[^\W\d]{2,}en")


def more_work(label: str, *words: AbstractSet[str], language: str = "nl") -> bool:
    """Whether the label also names work of which none of the words is, so that the step cannot go as a whole."""
    listed = frozenset().union(*words)
    return any(_is_work(part, language) for part in _PARTS.split(label) if not among(part, listed))


def _is_work(part: str, language: str) -> bool:
    """In Dutch by a word that ends as a verb does; in English, where verbs come first, by more than one word."""
    found = tokens(part)
    if language == "nl":
        return any(_DUTCH_VERB.fullmatch(word) for word in found[-1:])
    return len(found) > 1


def among(text: str, words: AbstractSet[str]) -> list[str]:
    """The words of the text that are in a list."""
    endings = tuple(word[1:] for word in words if word.startswith("*"))
    return [word for word in tokens(text) if word in words or (endings and word.endswith(endings))]
