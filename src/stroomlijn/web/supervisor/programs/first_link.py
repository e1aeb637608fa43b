"""Prints the link with which the first administrator makes an account, as long as there is none."""

from __future__ import annotations

import os
from urllib.parse import urljoin

import django

from stroomlijn.web.supervisor.programs import run
from stroomlijn.web.supervisor.say import say


def first_link() -> None:
    """Says nothing when an administrator exists."""
    django.setup()
    from stroomlijn.foundation.operations.accounts import first_administrator_link

    if link := first_administrator_link():
        say("first-link", link=urljoin(os.environ["STROOMLIJN_ADDRESS"] + "/", link))


if __name__ == "__main__":
    run(first_link)
