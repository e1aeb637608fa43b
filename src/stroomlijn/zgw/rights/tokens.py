"""The token of a caller: a JWT signed with the secret of its client id (HS256), as the standard describes it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import jwt

LEEWAY = 60
"""Seconds that the clocks of two machines may differ."""
OLDEST = 3600
"""Seconds that a token is good for after it was made (`iat`): the limit that the peers keep too."""

LONGEST = 50
"""Characters of a client id in the standard."""
LONGEST_ROLE = 100
MOST_ROLES = 50


@dataclass(frozen=True, slots=True)
class Claims:
    """
    roles  of the person on whose behalf the application calls; None when the token is silent about that
    """

    client_id: str
    user_id: str
    user_representation: str
    roles: frozenset[str] | None = None


class BadToken(Exception):  # noqa: N818 - an answer, not a failure
    """A token that is missing, broken, too old, from the future or signed by somebody else."""


def client_id(token: str) -> str:
    """The client id that an unverified token names. Raises `BadToken`."""
    try:
        named = jwt.decode(token, options={"verify_signature": False}).get("client_id")
    except (jwt.PyJWTError, ValueError, RecursionError) as wrong:
        raise BadToken("De token is niet leesbaar.") from wrong
    if not isinstance(named, str) or not named or len(named) > LONGEST or not named.isprintable():
        raise BadToken("De token noemt geen client_id.")
    return named


def claims(token: str, secret: str) -> Claims:
    """What a token says, once its signature and times are right. Raises `BadToken`."""
    try:
        found = jwt.decode(token, secret, algorithms=["HS256"], leeway=LEEWAY, options={"require": ["iat"]})
    except (jwt.PyJWTError, ValueError, RecursionError) as wrong:
        raise BadToken("De token is niet geldig: de handtekening of de tijd klopt niet.") from wrong
    if not isinstance(found["iat"], int | float):
        raise BadToken("De token zegt niet in een getal wanneer zij gemaakt is.")
    if found["iat"] + OLDEST < time.time() - LEEWAY:
        raise BadToken("De token is te oud: maak een nieuwe.")
    return Claims(str(found["client_id"]), _user(found, "user_id"), _user(found, "user_representation"), _roles(found))


def _user(found: Mapping[str, Any], name: str) -> str:
    """Who uses the application: a text that can be kept, or nothing."""
    said = found.get(name)
    text = "" if said is None else str(said)
    if isinstance(said, list | dict | bool) or "\0" in text or text.encode(errors="ignore").decode() != text:
        raise BadToken(f"De token noemt een {name} die geen tekst is.")
    return text


def _roles(found: Mapping[str, Any]) -> frozenset[str] | None:
    """Names that can be looked up. Anything else is refused, so that no slip leaves all rights of the application."""
    if "roles" not in found:
        return None
    said = found["roles"]
    if not isinstance(said, list) or len(said) > MOST_ROLES or not all(_is_role(one) for one in said):
        raise BadToken(f"De token noemt in roles iets anders dan een lijst van ten hoogste {MOST_ROLES} namen.")
    return frozenset(said)


def _is_role(said: Any) -> bool:
    return isinstance(said, str) and 0 < len(said) <= LONGEST_ROLE and said.isprintable()
