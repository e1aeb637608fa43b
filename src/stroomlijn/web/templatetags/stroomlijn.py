"""The parts of a page, for templates. Loaded everywhere (TEMPLATES builtins); all give safe, accessible HTML.

{% icon "search" %}  {% icon "check" small=True %}
    A drawing beside words; hidden for who listens. Names: web/static/icons.svg.
{% breadcrumb _("Processen") url _("Wmo") url2 %}
    Where this page stands: labels with their addresses, from far to near, without the page itself.
{% badge _("Gepubliceerd") "success" %}  {% badge text "warning" icon="clock" %}
    A state: icon, word and tint. Kinds: neutral, active, success, warning, error.
{% field form.name %}  {% fields form %}
    One field with label, help and errors tied to it; all of a form, with the errors that concern the whole first.
{% facts _("Eigenaar") name _("Versie") number %}
    Label and value in pairs; a pair without a value is left out.
{% empty_state _("Nog geen processen") _("Lees er een in.") url _("Bestanden inlezen") %}
    What will come here and what one can do now; the address and its words may be left out.
{% pagination page %}  {% pagination page "rij" _("Bladeren door de stappen") %}
    Previous and next of a django.core.paginator.Page; keeps the other words of the query. A second one on a page has
    its own parameter and label.
{% funnel stages %}
    Streams that narrow to one. Stages: objects or dicts with `name`, `count` and, if wanted, `note` and `url`.
{% job title done total remaining=text cancel_url=url live_url=url part_url=url %}
    A long job: what, how far, how long. With a stream of events it fetches itself anew at each of them.
{% diagram title source_url drawing %}
    The BPMN file at source_url as a diagram one can move and enlarge (bpmn-js); `drawing` is the safe SVG that shows
    until then. Choosing a step in it goes to the part of the page with the same data-element. The page adds
    scripts/diagram.js in its block head.
{% panels "process" process.pk %}
    What other contexts have to say about an object (web.registry).
{% step_parts process.pk step.id number %}
    What they put with a step of a process that was made of others.
{% rendered as name %}…{% endrendered %}
    What stands between, kept under a name; empty when it is nothing but white space.
{% business_date as today %}
    Today in words: in a demo its peildatum.
{{ words|ended }}
    Words of people as a sentence: with a full stop, unless they end in a question or an end of their own.
{{ user|initials }}  {{ name|first_name }}  {{ number|kind }}  {{ mapping|lookup:key }}  {{ names|few }}
    Two letters of a name; its first word; the class that tells organisations, roles and lanes apart (1 to 6, in order,
    from 0); what a mapping holds under a key; names in a sentence, of many the first three and how many more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.template import Context
from django.templatetags.static import static
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from stroomlijn.foundation import clock, text
from stroomlijn.web import funnel as drawing
from stroomlijn.web import registry

register = template.Library()

BADGES = {
    "success": ("utrecht-badge-status--success", "check"),
    "warning": ("utrecht-badge-status--warning", "alert"),
    "error": ("utrecht-badge-status--error", "block"),
    "active": ("utrecht-badge-status--active", "repeat"),
    "neutral": ("utrecht-badge-status--neutral", "info"),
}
KINDS = 6
FEW = 3
WIDGET_CLASSES = {
    "checkbox": "utrecht-checkbox utrecht-checkbox--html-input",
    "select": "utrecht-select utrecht-select--html-select",
    "textarea": "utrecht-textarea utrecht-textarea--html-textarea",
}
TEXTBOX = "utrecht-textbox utrecht-textbox--html-input"
FILE_BOX = "utrecht-textbox"  # a file field counts as read-only to the browser, and would look switched off


@register.simple_tag
@cache
def icon(name: str, small: bool = False) -> SafeString:
    """The named drawing of icons.svg; a name that is not there raises TemplateSyntaxError."""
    if name not in _icon_names():
        raise template.TemplateSyntaxError(f"no icon {name!r} in icons.svg")
    size = " stroomlijn-icon--small" if small else ""
    address = static("icons.svg")
    return format_html(
        '<svg class="stroomlijn-icon{}" aria-hidden="true"><use href="{}#{}"/></svg>', size, address, name
    )


@register.inclusion_tag("parts/breadcrumb.html")
def breadcrumb(*labels_and_urls: str) -> dict[str, Any]:
    return {"crumbs": _pairs(labels_and_urls)}


@register.inclusion_tag("parts/badge.html")
def badge(text: str, kind: str = "neutral", icon: str = "") -> dict[str, Any]:
    css_class, usual_icon = BADGES[kind]
    return {"text": text, "css_class": css_class, "icon_name": icon or usual_icon}


@register.inclusion_tag("parts/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    shape = bound.widget_type
    css = WIDGET_CLASSES.get(shape, TEXTBOX)
    if bound.field.widget.needs_multipart_form:
        css = FILE_BOX
    # Without a maxlength: a browser cuts off what is pasted and says nothing, the form says how long it may be.
    attributes: dict[str, str | bool] = {"class": f"utrecht-form-field__input {css}", "maxlength": False}
    return {"field": bound, "control": bound.as_widget(attrs=attributes), "is_choice": shape == "checkbox"}


@register.inclusion_tag("parts/fields.html")
def fields(form: BaseForm) -> dict[str, Any]:
    return {"form": form}


@register.inclusion_tag("parts/facts.html")
def facts(*labels_and_values: Any) -> dict[str, Any]:
    return {"pairs": [(label, value) for label, value in _pairs(labels_and_values) if value not in (None, "")]}


@register.inclusion_tag("parts/empty_state.html")
def empty_state(title: str, text: str = "", url: str = "", action: str = "") -> dict[str, Any]:
    return {"title": title, "text": text, "url": url, "action": action}


@register.inclusion_tag("parts/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any], parameter: str = "pagina", label: str = "") -> dict[str, Any]:
    query = context["request"].GET.copy() if "request" in context else None

    def address(number: int) -> str:
        if query is None:
            return f"?{parameter}={number}"
        query[parameter] = str(number)
        return f"?{query.urlencode()}"

    return {
        "page": page,
        "label": label,
        "previous_url": address(page.previous_page_number()) if page.has_previous() else "",
        "next_url": address(page.next_page_number()) if page.has_next() else "",
    }


@register.inclusion_tag("parts/funnel.html")
def funnel(stages: Sequence[Any], label: str = "") -> dict[str, Any]:
    counts = [int(stage["count"] if isinstance(stage, dict) else stage.count) for stage in stages]
    return {"stages": stages, "streams": drawing.streams(counts), "label": label}


@register.inclusion_tag("parts/job.html")
def job(title: str, done: int, total: int, **more: str) -> dict[str, Any]:
    return {"title": title, "done": done, "total": total, **more}


@register.inclusion_tag("parts/diagram.html")
def diagram(title: str, source_url: str, drawing: SafeString | str = "") -> dict[str, Any]:
    return {"title": title, "source_url": source_url, "drawing": drawing}


@register.simple_tag
def business_date() -> str:
    """In words; the tag `now` always gives the real day."""
    return date_format(clock.today(), "j F Y")


@register.simple_tag(takes_context=True)
def panels(context: Context, kind: str, object_id: int) -> SafeString:
    return registry.panels(context["request"], kind, object_id)


@register.simple_tag(takes_context=True)
def step_parts(context: Context, process_id: int, step_id: UUID, number: str) -> SafeString:
    return registry.step_parts(context["request"], process_id, step_id, number)


@register.simple_block_tag
def rendered(content: str) -> SafeString:
    return mark_safe(content.strip())  # noqa: S308 - the template made it


@register.filter
def initials(person: Any) -> str:
    """First letter of the first and of the last word of a name, without 'van' and 'de' between."""
    return text.initials(getattr(person, "name", "") or str(person))


register.filter("ended", text.ended)


@register.filter
def first_name(name: str) -> str:
    """What one says in a greeting: 'Bram' of 'Bram van Lankveld'."""
    return name.split()[0] if name.split() else name


@register.filter
def kind(number: int) -> str:
    """The class of the n-th organisation, role or lane, counted from 0; after six they begin again."""
    return f"stroomlijn-kind-{int(number) % KINDS + 1}"


@register.filter
def lookup(mapping: Mapping[Any, Any], key: Any) -> Any:
    """What a mapping holds under a key; nothing when it is not there."""
    return mapping.get(key)


@register.filter
def few(names: Sequence[str]) -> str:
    """'Uden', 'Uden (2×) en Landerd', 'Uden, Landerd, Boekel en 4 andere'."""
    told = [name if times == 1 else f"{name} ({times}×)" for name, times in Counter(names).items()]
    if len(told) <= FEW + 1:
        *first, last = told or [""]
        return _("%(first)s en %(last)s") % {"first": ", ".join(first), "last": last} if first else last
    return _("%(first)s en %(number)d andere") % {"first": ", ".join(told[:FEW]), "number": len(told) - FEW}


@cache
def _icon_names() -> frozenset[str]:
    sheet = Path(__file__).resolve().parent.parent / "static" / "icons.svg"
    return frozenset(re.findall(r'<symbol id="([a-z-]+)"', sheet.read_text(encoding="utf-8")))


def _pairs(values: Sequence[Any]) -> list[tuple[Any, Any]]:
    if len(values) % 2:
        raise template.TemplateSyntaxError("give pairs: a label and what belongs to it")
    return list(zip(values[::2], values[1::2], strict=True))
