"""Where the documents that we serve differ from those of the standard, each with its reason.

A pattern is matched from the start against what `openapi_diff` says; every one has to be there still.
"""

from __future__ import annotations

_BOTH = "names (Catalogi 1.2 and later) and addresses (before it) are both taken, so a body has texts"
_ALWAYS = "it need not be in a body, and is always in an answer; one schema says both"

EVERYWHERE = (
    (r".* answer (400|401|403|404|405|406|409|412|413|415|500|503) is more", "we say every status that we answer with"),
    (
        r".* answer (410|429) is missing",
        "nothing of ours answers so",
    ),
    (r".* answer 304 is more", "the answer to If-None-Match, which the standard describes in words"),
    (r".* header If-None-Match is more", "goes for every single resource"),
    (r"get .* query pageSize is more", "the peers have it"),
)

KNOWN: dict[str, tuple[tuple[str, str], ...]] = {
    "catalogi": (
        (r".* header Content-Type is missing", "no parameter in OpenAPI 3: the body says its types"),
        (r"delete .* answer 200 is missing", "a slip of the standard beside the 204 of its other APIs"),
        (r"delete .* answer 204 is more", "what is removed gives no content, as everywhere"),
        (r"post /informatieobjecttypen answer 20[01] is", "a slip of the standard: made is 201, as everywhere"),
        (r"put /informatieobjecttypen/{} body .* is more", "a slip of the standard, whose body there is empty"),
        (r"post /besluittypen answer 201 informatieobjecttypeOmschrijving is missing", "nowhere else in the standard"),
        (r"post /zaaktypen/{}/publish body is missing", "publishing needs no body, and one that is sent is not read"),
        (r"patch .* body .* is more", "all that PUT takes; the standard names fewer values in some"),
        (r".* (informatieobjecttypen|besluittypen|deelzaaktypen)\[\] (format|nullable)", _BOTH),
        (r".* gerelateerdeZaaktypen\[\].zaaktype format", _BOTH),
        (r".* answer .* (zaaktypen|deelzaaktypen|productenOfDiensten|informatieobjectcategorie) required", _ALWAYS),
        (r".* body (deelzaaktypen|productenOfDiensten) required", "an empty list where a body has none"),
        (r".* body versiedatum required", "the standard's own list of values says that it is; its schema does not"),
        (r".* body informatieobjectcategorie required", "the suites leave it out; STROOMLIJN_ZGW_STRICT asks for it"),
        (r".* (broncatalogus|bronzaaktype) nullable", "null where a type comes from nowhere else"),
        (r".*informatieobjecttypen.* omschrijvingGeneriek nullable", "null where there is no generic type"),
        (r".*zaakobjecttypen.* beginGeldigheid nullable", "types of before Catalogi 1.3 have none"),
    ),
    "autorisaties": (
        (
            r".* autorisaties\[\]\.\w+ is more",
            "theirs stand behind a discriminator",
        ),
        (r"patch .* body \w+ required", "of PATCH nothing is required; the standard repeats PUT"),
        (r"get /applicaties/consumer is missing", "served, and not in the document yet"),
        (r"head .* is more", "HEAD goes for every single resource"),
    ),
    "notificaties": (
        (r".* auth writeOnly", "a secret is taken and never shown"),
        (r".* sendCloudevents is more", "the standard has it as an option of Notificaties 1.1; off when absent"),
        (r"patch .* body \w+ required", "of PATCH nothing is required; the standard repeats PUT"),
        (r"head .* is more", "HEAD goes for every single resource"),
        (r"post /notificaties is missing", "served, and not in the document yet"),
    ),
}
