"""Catalogi API: zaaktypen, besluittypen, informatieobjecttypen and what belongs to them."""
