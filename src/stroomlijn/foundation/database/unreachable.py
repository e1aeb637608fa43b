"""Why a database cannot be reached, for the person who wrote its address: where it should be and what is wrong.

libpq tells this in English only, over several lines and with hints that hide the cause; the codes of a server are lost
while connecting. So its words are recognised here. A server that speaks another language is quoted.
"""

from __future__ import annotations

import re

import psycopg
from psycopg.conninfo import conninfo_to_dict

from stroomlijn.engines.problems import Problem, Remark
from stroomlijn.foundation.problems import sentence

_PLACE = "DATABASE_URL"
_REASONS = (
    (r"Connection refused|No such file or directory|Is the server running", "database-silent"),
    (r"resolve host|translate host name|Name or service not known", "database-host-unknown"),
    (r"timeout|timed out|No route to host|Network is unreachable", "database-no-answer"),
    (r"password|authentication failed|role .* does not exist", "database-login-wrong"),
    (r"database .* does not exist", "database-absent"),
    (r"pg_hba\.conf", "database-not-admitted"),
    (r"too many (clients|connections)|connection slots", "database-full"),
    (r"starting up|shutting down|recovery", "database-not-ready"),
    (r"invalid port|invalid integer", "database-port-wrong"),
)


def unreachable(address: str, error: psycopg.Error) -> Problem:
    """The Problem `database-unreachable` or `database-address-unusable`. Neither tells the password."""
    try:
        parts = conninfo_to_dict(address)
    except psycopg.Error:
        return Problem("database-address-unusable", _PLACE)
    host = str(parts.get("host") or parts.get("hostaddr") or "localhost")
    port = str(parts.get("port") or 5432)
    if "@" in host or not port.isdecimal():  # a sign in the password that is not encoded shifts part of it to here
        return Problem("database-address-unusable", _PLACE)
    said, secret = str(error), str(parts.get("password") or "")
    code = next((code for pattern, code in _REASONS if re.search(pattern, said)), "database-says")
    quoted = " ".join(said.replace(secret, "***").split()) if secret else " ".join(said.split())
    reason = sentence(Remark(code, facts={"database": parts.get("dbname") or "", "said": quoted}))
    return Problem("database-unreachable", _PLACE, host=host, port=port, reason=reason)
