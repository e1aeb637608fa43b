"""{{ text|filled:values }}: a text in which the parameters of one organisation are filled in and marked."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from stroomlijn.landscape.queries.parameters import Values, fill

register = template.Library()


@register.filter
def filled(text: str, values: Values | None) -> SafeString | str:
    """Safe HTML; without values the text as it is, to be escaped as ever."""
    return fill(text, values) if values else text
