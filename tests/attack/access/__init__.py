"""Who gets what from which address: for each name of an address and each method, one status per visitor.

Visitors, in this order: anonymous, employee (may read everything that was published), analyst of this traject only,
analyst of another traject only, administrator. The objects in the addresses all lie in this traject.
"""

from __future__ import annotations

from tests.attack.access import harmonisation, landscape, people, register, register_keeping, website
from tests.attack.access.visitors import VISITORS, Row

__all__ = ["ACCESS", "VISITORS", "Row"]

ACCESS: dict[str, Row] = {
    name: row
    for module in (harmonisation, landscape, people, register, register_keeping, website)
    for name, row in module.ROWS.items()
}
