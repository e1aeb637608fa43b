"""{% reading_of page as reading %}: what the reader of a process page has to do with the version that is shown."""

from __future__ import annotations

from django import template
from django.template import Context

from stroomlijn.landscape.queries.process_page import ProcessPage
from stroomlijn.landscape.queries.reading_list import Reading, reading_of

register = template.Library()


@register.simple_tag(takes_context=True, name="reading_of")
def reading(context: Context, page: ProcessPage) -> Reading | None:
    """Asked once per page. None for what was never published or has ended, and for who is not signed in."""
    request = context.get("request")
    if request is None or page.version.published_at is None or page.ended or page.reader.account_id is None:
        return None
    if not hasattr(request, "_reading"):
        request._reading = reading_of(page)
    found: Reading = request._reading
    return found
