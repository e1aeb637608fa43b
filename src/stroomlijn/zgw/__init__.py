"""The case register: zaaktypen, zaken, documents, decisions, rights and notifications over the six ZGW APIs."""
