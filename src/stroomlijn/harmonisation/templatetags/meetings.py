"""What forms of a meeting carry of the words that they change: {{ meeting.report|sign_of }}."""

from __future__ import annotations

from django import template

from stroomlijn.foundation.revision import sign_of

register = template.Library()
register.filter("sign_of", sign_of)
