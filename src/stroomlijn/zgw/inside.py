"""The register as the rest of the product calls it."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings

from stroomlijn.foundation import clock

from .register.here import Here
from .rights.rights import Rights


def as_the_product() -> Here:
    """The product itself as a caller, on the business date: it may everything."""
    base = settings.PUBLIC_URL or "http://localhost"
    rights = Rights("stroomlijn", "Stroomlijn", everything=True)
    return Here(base, rights, clock.today(), hosts=frozenset({urlsplit(base).netloc}))
