"""Words that carry no meaning in a step's name, words that turn it around, and signs of a language."""

from __future__ import annotations

_DUTCH = """
aan als bij daar dan dat de der des deze die dit door dus een en er het hun ik in is je kan mijn moet naar nog
of om onder ook op over per te tegen ten ter toe tot u uit uw van via voor wat we wel wie wij worden wordt zal
ze zich zijn zo
"""

_ENGLISH = """
a an and any are as at be been being by can do does for from has have her his if in into is it its may must of
on or our shall should so some such that the their them then there these this to up was we were which who will
with your
"""

STOP_WORDS: dict[str, frozenset[str]] = {"nl": frozenset(_DUTCH.split()), "en": frozenset(_ENGLISH.split())}

NEGATIONS = frozenset(("niet", "geen", "nooit", "zonder", "not", "no", "non", "never", "without", "dont", "cannot"))

# Words whose presence says which language a label is in; the stop words that both languages have prove nothing.
_COMMON = STOP_WORDS["nl"] & STOP_WORDS["en"]
_DUTCH_SIGNS = frozenset(("aanvraag", "besluit", "klant", "dossier", "brief", "niet", "geen"))
_ENGLISH_SIGNS = frozenset(("application", "request", "check", "send", "receive", "not", "no"))
SIGNS: dict[str, frozenset[str]] = {
    "nl": STOP_WORDS["nl"] - _COMMON | _DUTCH_SIGNS,
    "en": STOP_WORDS["en"] - _COMMON | _ENGLISH_SIGNS,
}

# Each line: words of one side | words of the other side. Only pairs where confusing the two would harm a citizen.
_OPPOSITES = """
toekennen toewijzen verlenen verstrekken goedkeuren accepteren inwilligen | afwijzen afkeuren weigeren intrekken
toekenning toewijzing verlening goedkeuring acceptatie | afwijzing afkeuring weigering intrekking
toegekend toegewezen verleend goedgekeurd geaccepteerd | afgewezen afgekeurd geweigerd verworpen ingetrokken
positief | negatief
volledig compleet | onvolledig incompleet
geldig | ongeldig
gegrond | ongegrond
jonger | ouder
hoger | lager
meer | minder
voorlopig | definitief
opleggen | opheffen kwijtschelden
bevoegd | onbevoegd
ja | nee
ontvangen | verzenden versturen verzending
openen heropenen | sluiten afsluiten
starten start beginnen begin aanvang | stoppen beëindigen einde
instroom | uitstroom
verhogen | verlagen
approve accept grant admit agree allow | reject refuse deny decline disapprove withdraw
approval acceptance admission agreement | rejection refusal denial withdrawal
approved accepted granted admitted allowed | rejected refused denied declined
positive | negative
complete | incomplete
valid | invalid
yes | no
receive | send dispatch
open reopen | close
start begin | stop end
enable | disable
confirm | cancel
hire | dismiss
increase | decrease
"""

# Of the opposites with these a past form tells where a thing comes from, not what is done with it: 'ontvangen stukken'.
NOT_BY_PAST = frozenset(("ontvangen", "verzenden", "receive", "send"))

# What these put before a word makes it its contrary: bevoegd and onbevoegd, lock and unlock.
UNDOING: dict[str, tuple[str, ...]] = {
    "nl": ("on", "de", "ont", "un", "dis"),
    "en": ("un", "in", "im", "ir", "il", "dis", "de", "non"),
}
# Stems of words that mean much the same with it: 'kosten' and 'onkosten'.
NOT_UNDONE = frozenset(("kost",))

# Two verbs, or what is named after them, that begin with these and are the same for the rest are contraries: aangemeld
# and afgemeld, instroom and uitstroom.
BEGINNINGS: tuple[tuple[str, str], ...] = (
    ("aan", "af"),
    ("toe", "af"),
    ("bij", "af"),
    ("in", "uit"),
    ("ver", "ont"),
    ("aan", "los"),
    ("vast", "los"),
)
# Stems of the rest with which they may say much the same: 'stukken aanleveren' and 'afleveren', 'een lijst aanvinken'
# and 'afvinken', 'een wijziging invoeren' and 'uitvoeren'.
NOT_BY_BEGINNING = frozenset(
    ("breng", "kondig", "lever", "lezen", "reken", "strep", "stur", "varen", "vink", "voer", "werk", "zet")
)

OPPOSITES: tuple[tuple[frozenset[str], frozenset[str]], ...] = tuple(
    (frozenset(one.split()), frozenset(other.split()))
    for one, other in (line.split("|") for line in _OPPOSITES.strip().splitlines())
)
