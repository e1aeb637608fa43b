"""What each suite of the standard has to reach: assertions executed, and all of them passed."""

from __future__ import annotations

from dataclasses import dataclass

BEHAVIOUR, OAS = "ZGW_api_postman_tests.json", "ZGW_OAS_tests.json"


@dataclass(frozen=True)
class Bar:
    """One folder of a suite: it counts once all the APIs that it calls are served."""

    folder: str
    least: int
    needs: tuple[str, ...]


BEHAVIOUR_BARS = (
    Bar("ac", 8, ("autorisaties", "catalogi")),
    Bar("ztc", 83, ("autorisaties", "catalogi")),
    Bar("zrc", 132, ("autorisaties", "catalogi", "zaken", "documenten", "besluiten")),
    Bar("brc", 16, ("autorisaties", "catalogi", "zaken", "documenten", "besluiten")),
)
ZTC_TO_ITS_END = Bar("ztc", 176, ("autorisaties", "catalogi"))
ZRC_TO_ITS_END = Bar("zrc", 142, BEHAVIOUR_BARS[2].needs)
BRC_TO_ITS_END = Bar("brc", 25, BEHAVIOUR_BARS[3].needs)
"""From a copy that is corrected at run time: as published, ztc stops after 83, zrc after 132 and brc after 16."""
# The suite is run whole, as its folders go on with what earlier ones made; together 238.
OAS_BARS = (
    Bar("ZRC", 106, ("catalogi", "zaken", "documenten", "besluiten")),
    Bar("DRC", 26, ("catalogi", "zaken", "documenten", "besluiten")),
    Bar("ZTC", 82, ("catalogi",)),
    Bar("BRC", 12, ("catalogi", "zaken", "documenten", "besluiten")),
    Bar("NRC", 5, ("notificaties",)),
    Bar("AC", 7, ("autorisaties", "catalogi")),
)
