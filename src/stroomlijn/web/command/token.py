"""`stroomlijn token CLIENT`: a token with which a program calls the case register."""

from __future__ import annotations

import json
import os
from argparse import ArgumentParser, Namespace

from ._folder import add_data_argument, folder_of
from .files import add_json


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("client", metavar="CLIENT", help="client-id van de applicatie; in de demo: proef")
    parser.add_argument("--secret", action="store_true", help="het geheim zelf, om tokens mee te laten maken")
    parser.add_argument("--demo", action="store_true", help="van de demo")
    add_data_argument(parser)
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Raises Problem when nobody registered the client, or when there is no database to look at."""
    from stroomlijn.foundation.database import opened

    folder = folder_of(arguments, demo=arguments.demo)
    with opened(folder) as address:
        os.environ["DATABASE_URL"] = address
        os.environ["STROOMLIJN_DATA_DIR"] = str(folder.path)
        found = _found(arguments.client, secret=arguments.secret)
    print(json.dumps({"secret" if arguments.secret else "token": found}) if arguments.json else found)
    return 0


def _found(client: str, *, secret: bool) -> str:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stroomlijn.web.settings")
    django.setup()
    from django.db import connection

    from stroomlijn.zgw.rights.clients import secret_of, token_of

    try:
        return secret_of(client) if secret else token_of(client)
    finally:
        connection.close()
