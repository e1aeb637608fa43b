"""What differs per organisation within one process, and texts in which it is filled in."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import FilteredRelation, Q
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from stroomlijn.engines.problems import Remark
from stroomlijn.engines.process_model import Node, Process
from stroomlijn.foundation.text import fold
from stroomlijn.landscape.models import Parameter
from stroomlijn.organisation.queries.trajecten import organisations

_NAMED = re.compile(r"\{([^{}\n]{1,100})\}")
_LIKE_A_KEY = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_NO_KEY = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Values:
    """What the parameters are in one organisation ("" for somebody of none): labels and what was filled in, by key."""

    organisation: str = ""
    labels: dict[str, str] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)


def parameter_key(text: str) -> str:
    """How texts name a parameter: 'Mandaat (uren)' becomes 'mandaat_uren'."""
    return _NO_KEY.sub("_", fold(text)).strip("_")[:60].strip("_")


def parameters_in(text: str) -> list[str]:
    """The keys that a text names between braces, whether there are such parameters or not."""
    return [key for match in _NAMED.finditer(text) if (key := parameter_key(match.group(1)))]


def unknown_parameters(graph: Process) -> list[Remark]:
    """What the steps name as a parameter ("{mandaat}") and is none, with the step; in one query at most."""
    named = [(node.id, key) for node in graph.steps for key in dict.fromkeys(_LIKE_A_KEY.findall(_texts(node)))]
    if not named:
        return []
    known = set(Parameter.objects.filter(key__in={key for _step, key in named}).values_list("key", flat=True))
    return [Remark("text-unknown-parameter", step, {"text": f"{{{key}}}"}) for step, key in named if key not in known]


def values_for(organisation_id: int | None, organisation: str = "") -> Values:
    """All parameters with what they are in this organisation. Its name is asked for when it is not given."""
    relation = FilteredRelation("values", condition=Q(values__organisation=organisation_id))
    rows = list(Parameter.objects.annotate(here=relation).values_list("key", "label", "here__value"))
    if not rows:
        return Values()
    if organisation_id and not organisation:
        organisation = organisations({organisation_id}).get(organisation_id, "")
    given = {key: value for key, _label, value in rows if organisation_id and value}
    return Values(organisation, {key: label for key, label, _value in rows}, given)


def fill(text: str, values: Values) -> SafeString:
    """The escaped text with each `{key}` replaced by what holds here, marked as local.

    Braces around anything that is no parameter stay as they are.
    """
    return mark_safe("".join(_parts(text, values, escape, _marked)))  # noqa: S308 - every part is escaped


def fill_plain(text: str, values: Values) -> str:
    """The same without marks, for print, search and files."""
    return "".join(_parts(text, values, str, _said))


def _texts(node: Node) -> str:
    return "\n".join((node.label, node.documentation, node.system, node.lead_time, node.legal_basis))


def _parts(text: str, values: Values, around: Callable[[str], str], inside: Callable[[str, Values], str]) -> list[str]:
    parts: list[str] = []
    at = 0
    for match in _NAMED.finditer(text):
        key = parameter_key(match.group(1))
        if key in values.labels:
            parts += [around(text[at : match.start()]), inside(key, values)]
            at = match.end()
    return [*parts, around(text[at:])]


def _marked(key: str, values: Values) -> str:
    missing = "" if key in values.given else " stroomlijn-parameter--missing"
    return format_html(
        '<span class="stroomlijn-parameter{}" title="{}">{}</span>',
        missing,
        values.organisation or _("Verschilt per organisatie"),
        _said(key, values),
    )


def _said(key: str, values: Values) -> str:
    if key in values.given:
        return values.given[key]
    label = values.labels[key]
    if not values.organisation:
        return _("verschilt per organisatie: %(label)s") % {"label": label}
    return _("nog niet ingevuld: %(label)s") % {"label": label}
