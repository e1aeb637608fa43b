"""How a changed step is told, so that it can be read before the change and after it: 'A in plaats van B'."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from stroomlijn.engines.comparing import Aspect, Change, ChangedStep, WaitChange, WayChange
from stroomlijn.engines.process_model import Node, Way, named, term_of
from stroomlijn.foundation.text import fold

SHOWN = 200


def words_of(step: ChangedStep) -> tuple[str, ...]:
    """A sentence per thing that changed; with a question that is no longer asked its answers go unsaid."""
    unasked = any(one.aspect is Aspect.QUESTION and one.gone and not one.come for one in step.changes)
    come = [_answer(way.after) for way in step.ways if way.before is None and way.after is not None]
    ways = [way for way in step.ways if way.after is not None or not unasked]
    said = (*(_sentence(change) for change in step.changes), *(_wait(wait) for wait in step.waits))
    return (*said, *(_way(way, come) for way in ways))


def _stands_in(gone: Way, come: list[str]) -> bool:
    answer = _answer(gone)
    return bool(answer) and any(other.startswith(f"{answer}, ") for other in come)


def _sentence(change: Change) -> str:
    return _SAYING[change.aspect]("; ".join(change.gone), "; ".join(change.come))


def _label(gone: str, come: str) -> str:
    if not gone:
        return _("De stap heeft nu een naam.")
    return _("Heette eerst ‘%(was)s’.") % {"was": _short(gone)}


def _text(gone: str, come: str) -> str:
    if not gone:
        return _("Er is uitleg bij gekomen.")
    if not come:
        return _("De uitleg is vervallen. Er stond: ‘%(was)s’") % {"was": _short(gone)}
    return _("De uitleg is veranderd. Eerst stond er: ‘%(was)s’") % {"was": _short(gone)}


def _question(gone: str, come: str) -> str:
    """A question has its own mark at the end; no full stop comes behind it."""
    facts = {"now": _short(come), "was": _short(gone)}
    if not gone:
        return _("Er is een vraag bij: ‘%(now)s’") % facts
    if not come:
        return _("Deze vraag beantwoord je hier niet meer: ‘%(was)s’") % facts
    return _("De vraag is ‘%(now)s’ in plaats van ‘%(was)s’") % facts


def _helpers(gone: str, come: str) -> str:
    said = [_("Werkt mee: %(names)s.") % {"names": come}] if come else []
    return " ".join([*said, *([_("Werkt niet meer mee: %(names)s.") % {"names": gone}] if gone else [])])


def _documents(gone: str, come: str) -> str:
    said = [_("Document erbij: %(names)s.") % {"names": come}] if come else []
    return " ".join([*said, *([_("Document niet meer nodig: %(names)s.") % {"names": gone}] if gone else [])])


def _value(name: str) -> Callable[[str, str], str]:
    """'Systeem: Zaaksysteem in plaats van Suite.', also where there was or is none."""

    return lambda gone, come: _instead(_(name), gone, come)


def _instead(name: str, gone: str, come: str) -> str:
    facts = {"name": name, "now": _short(come), "was": _short(gone)}
    if not gone:
        return _("%(name)s: %(now)s.") % facts
    if not come:
        return _("%(name)s: niet meer %(was)s.") % facts
    return _("%(name)s: %(now)s in plaats van %(was)s.") % facts


def _wait(change: WaitChange) -> str:
    match change.before, change.after:
        case Node() as old, Node() as new if fold(old.label) != fold(new.label):
            facts = {"now": _short(named(new)), "was": _short(named(old))}
            return _("Hierna wachten op: %(now)s in plaats van %(was)s.") % facts
        case Node() as old, Node() as new:
            name = _("Wachten op %(event)s") % {"event": _short(new.label)} if new.label.strip() else _("Wachten")
            return _instead(name, term_of(old), term_of(new))
        case None, Node() as new:
            return _("Hierna wachten op: %(event)s.") % {"event": _short(named(new))}
        case Node() as old, None:
            return _("Hierna niet meer wachten op: %(event)s.") % {"event": _short(named(old))}
    return ""


def _way(change: WayChange, come: list[str]) -> str:
    match change.before, change.after:
        case None, Way() as new:
            return _("Er is een mogelijkheid bij: %(answer)s.") % {"answer": _led(new)}
        case Way() as old, None:
            return _gone(old, refined=_stands_in(old, come))
        case Way() as old, Way() as new:
            facts = {"answer": _answer_or_wait(new), "now": _to(new), "was": _to(old)}
            if facts["answer"]:
                return _("Bij ‘%(answer)s’ %(now)s in plaats van %(was)s.") % facts
            return _("Hierna %(now)s in plaats van %(was)s.") % facts
    return ""


def _gone(way: Way, *, refined: bool) -> str:
    facts = {"answer": _answer(way), "was": _to(way)}
    if refined:
        return _("Bij ‘%(answer)s’ niet meer %(was)s.") % facts
    if facts["answer"]:
        return _("Het antwoord ‘%(answer)s’ is er niet meer. Dat was: %(was)s.") % facts
    return _("Hierna niet meer %(was)s.") % facts


def _led(way: Way) -> str:
    answer = _answer_or_wait(way)
    return f"‘{answer}’, {_to(way)}" if answer else _to(way)


def _answer(way: Way) -> str:
    return ", ".join(answer for _question, answer in way.conditions if answer)


def _answer_or_wait(way: Way) -> str:
    return _answer(way) or ", ".join(way.waits)


def _to(way: Way) -> str:
    if way.number:
        return _("naar ‘%(label)s’") % {"label": _short(way.label) or _("stap zonder naam")}
    return _("klaar (%(label)s)") % {"label": _short(way.label)} if way.label else _("klaar")


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip() + "…"


_SAYING: dict[Aspect, Callable[[str, str], str]] = {
    Aspect.LABEL: _label,
    Aspect.ROLE: _value(gettext_noop("Wie")),
    Aspect.HELPERS: _helpers,
    Aspect.TEXT: _text,
    Aspect.SYSTEM: _value(gettext_noop("Systeem")),
    Aspect.DOCUMENTS: _documents,
    Aspect.LEAD_TIME: _value(gettext_noop("Termijn")),
    Aspect.DURATION: _value(gettext_noop("Duur")),
    Aspect.LEGAL_BASIS: _value(gettext_noop("Wettelijke basis")),
    Aspect.CALLS: _value(gettext_noop("Ander proces")),
    Aspect.QUESTION: _question,
}
