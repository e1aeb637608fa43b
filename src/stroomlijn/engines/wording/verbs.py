"""Dutch verbs that change their vowel, and how participles lead back to the verb."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

# Infinitive, past tense (singular), participle.
_STRONG = """
    bedriegen bedroog bedrogen, beginnen begon begonnen, bevelen beval bevolen, bewegen bewoog bewogen,
    bezwijken bezweek bezweken, bieden bood geboden, bijten beet gebeten, binden bond gebonden, blijken bleek gebleken,
    blijven bleef gebleven, breken brak gebroken, brengen bracht gebracht, buigen boog gebogen, delven dolf gedolven,
    denken dacht gedacht, dragen droeg gedragen, drijven dreef gedreven, dringen drong gedrongen,
    drinken dronk gedronken, dwingen dwong gedwongen, eten at gegeten, gaan ging gegaan, gelden gold gegolden,
    genezen genas genezen, genieten genoot genoten, geven gaf gegeven, gieten goot gegoten, glijden gleed gegleden,
    graven groef gegraven, grijpen greep gegrepen, hangen hing gehangen, heffen hief geheven, helpen hielp geholpen,
    houden hield gehouden, kiezen koos gekozen, kijken keek gekeken, klimmen klom geklommen, komen kwam gekomen,
    kopen kocht gekocht, krijgen kreeg gekregen, kruipen kroop gekropen, laten liet gelaten, lezen las gelezen,
    liegen loog gelogen, liggen lag gelegen, lijden leed geleden, lijken leek geleken, lopen liep gelopen,
    meten mat gemeten, mijden meed gemeden, nemen nam genomen, prijzen prees geprezen, raden ried geraden,
    rijden reed gereden, rijzen rees gerezen, roepen riep geroepen, schelden schold gescholden,
    schenden schond geschonden, schenken schonk geschonken, scheppen schiep geschapen, schieten schoot geschoten,
    schijnen scheen geschenen, schrijven schreef geschreven, schrikken schrok geschrokken,
    schuiven schoof geschoven, slaan sloeg geslagen, slapen sliep geslapen, sluiten sloot gesloten,
    smelten smolt gesmolten, snijden sneed gesneden, spreken sprak gesproken, springen sprong gesprongen,
    staan stond gestaan, steken stak gestoken, stelen stal gestolen, sterven stierf gestorven, stijgen steeg gestegen,
    strijden streed gestreden, strijken streek gestreken, treden trad getreden, treffen trof getroffen,
    trekken trok getrokken, vallen viel gevallen, vangen ving gevangen, varen voer gevaren, vechten vocht gevochten,
    verdwijnen verdween verdwenen, vergeten vergat vergeten, verlaten verliet verlaten, verliezen verloor verloren,
    vinden vond gevonden, vliegen vloog gevlogen, voorkomen voorkwam voorkomen, vragen vroeg gevraagd,
    vriezen vroor gevroren, wassen waste gewassen, wegen woog gewogen, werpen wierp geworpen, werven wierf geworven,
    wijken week geweken, wijten weet geweten, wijzen wees gewezen, winden wond gewonden, winnen won gewonnen,
    wrijven wreef gewreven, zenden zond gezonden, zien zag gezien, zingen zong gezongen, zinken zonk gezonken,
    zitten zat gezeten, zoeken zocht gezocht, zuigen zoog gezogen, zwemmen zwom gezwommen, zwijgen zweeg gezwegen
"""
_APART = (
    *("aan", "achter", "af", "bij", "binnen", "buiten", "door", "in", "langs", "los", "mee", "na", "neer", "om"),
    *("onder", "op", "over", "rond", "samen", "tegen", "terug", "thuis", "toe", "tussen", "uit", "vast", "voor"),
    *("voort", "vrij", "weer", "weg"),
)
_FIXED = ("be", "er", "ge", "her", "ont", "ver", "over", "onder", "door", "voor", "om", "weer", "aan")
_WITHOUT_GE = ("be", "er", "her", "ont", "ver")
_LEAST = 4


def infinitives(word: str) -> list[str]:
    """The verbs that a word may be a past form of: 'afgesloten' is of 'afsluiten', 'overleden' of 'overlijden'."""
    strong = _strong()
    if found := strong.get(word):
        return [found]
    before = ((word[: len(first)], word[len(first) :]) for first in (*_APART, *_FIXED) if word.startswith(first))
    return list(dict.fromkeys(first + strong[rest] for first, rest in before if rest in strong))


def without_ge(word: str) -> Iterator[str]:
    """What may be left of a participle without its 'ge': 'inleverd' of 'ingeleverd'."""
    if not word.endswith(("t", "d", "en")):
        return
    for first in ("", *_APART):
        rest = word.removeprefix(first + "ge")
        if word.startswith(first + "ge") and len(rest) > _LEAST - bool(first):
            yield first + rest


def verbs_of(word: str) -> tuple[str, ...]:
    """What may be the verb of a past form, also where that goes before a thing: 'aanmelden' of 'aangemelde'."""
    bare = (word, *(word.removesuffix(ending) for ending in ("e", "de", "te") if word.endswith(ending)))
    return tuple(dict.fromkeys(verb for form in bare for verb in (*infinitives(form), *_weak(form))))


def is_verb(word: str) -> bool:
    """Whether a word looks like a past form, or begins as verbs do that are written apart: 'binnengekomen'."""
    return bool(infinitives(word)) or any(True for _rest in without_ge(word)) or word.startswith(_APART)


def changes_meaning(begin: str) -> bool:
    """Whether a word that begins so is another one than what follows: 'uitstroom' is no 'stroom'."""
    return begin in _APART or begin in _FIXED


def _weak(form: str) -> Iterator[str]:
    for rest in without_ge(form):
        yield from (rest, f"{rest}en", f"{rest[:-1]}en")
    if form.startswith(_WITHOUT_GE) and form.endswith(("d", "t")):
        yield from (f"{form}en", f"{form[:-1]}en")


@cache
def _strong() -> dict[str, str]:
    """The infinitive by each past form; of a participle also without 'ge', as it follows a fixed first part."""
    known: dict[str, str] = {}
    for row in _STRONG.split(","):
        infinitive, past, participle = row.split()
        many = f"{past[:-1]}{past[-1]}en"
        for form in (past, many, participle, participle.removeprefix("ge")):
            known.setdefault(form, infinitive)
        known.pop(infinitive, None)
    return known
