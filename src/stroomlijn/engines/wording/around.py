"""Words with which people build a question and that find nothing by themselves."""

from __future__ import annotations

_PRONOUNS = """
    ik je jij jou jouw u uw hij zij ze hem haar wij we ons onze jullie hun hen men mij me mijn zich zelf
    zichzelf elkaar dit dat deze die degene iemand niemand iedereen iets niets alles wie wat welke welk waar
    wanneer waarom hoe hoeveel hoelang waarmee waarvoor waarover waaraan waarin waarop wiens zulke zoiets
"""
_SMALL = """
    de het een en of maar want dus dan als toen omdat doordat zodat terwijl hoewel indien zoals sinds totdat
    tenzij dat van voor met aan in op te naar om er bij door over uit tot tegen tijdens zonder tussen onder
    boven achter naast langs binnen buiten vanaf vanuit vanwege wegens namens rond per via na omtrent
    betreffende erop eruit eraan erin ermee erover ervan erbij ervoor ernaar hierop hierin hieraan hierover
    hiervoor hiermee daarop daarin daaraan daarover daarvoor daarmee daarna daarbij hierbij
"""
_SMALL_WORDS = """
    niet geen wel ook al nog nu pas net ooit nooit altijd soms vaak meestal steeds weer opnieuw even straks
    binnenkort eigenlijk misschien gewoon graag toch dus hier daar ergens nergens overal heel erg zeer best
    echt precies ongeveer bijna veel weinig meer minder paar beetje zo vandaag morgen gisteren overmorgen
    eerst laatst ander andere anders elk elke ieder iedere alle goed eens zomaar ineens allemaal samen meteen
"""
_LIGHT_VERBS = """
    ben bent is zijn was waren geweest heb hebt heeft hebben had hadden gehad word wordt worden werd werden
    geworden kan kun kunt kunnen kon konden mag mogen mocht mochten moet moeten moest moesten wil wilt willen
    wilde wou zal zullen zou zouden hoef hoeft hoeven ga gaat gaan ging gingen gegaan kom komt komen kwam
    kwamen gekomen doe doet doen deed deden gedaan laat laten liet lieten gelaten krijg krijgt krijgen kreeg
    kregen gekregen geef geeft geven gaf gegeven neem neemt nemen nam genomen maak maakt maken maakte gemaakt
    zet zetten zette gezet leg legt leggen houd houdt houden blijf blijft blijven bleef vind vindt vinden vond
    denk denkt denken dacht zeg zegt zeggen zei gezegd weet weten wist sta staat staan stond zit zitten zat
    lig ligt liggen lukt lukken gelukt gebeurt gebeuren gebeurd regel regelt regelen probeer probeert proberen
    gedraagt nodig
"""
_SOMEBODY = """
    mevrouw meneer man vrouw mens mensen persoon personen buurman buurvrouw buren oma opa oom tante vriend
    vriendin
"""

# What never says anything; and what may, when there is nothing else in a question.
EMPTY = frozenset(f"{_PRONOUNS} {_SMALL}".split())
QUESTION = EMPTY | frozenset(f"{_SMALL_WORDS} {_LIGHT_VERBS} {_SOMEBODY}".split())
