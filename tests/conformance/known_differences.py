"""Where the documents that we serve differ from those of the standard, each with its reason.

A pattern is matched from the start against what `openapi_diff` says; every one has to be there still.
"""

from __future__ import annotations

_BOTH = "names (Catalogi 1.2 and later) and addresses (before it) are both taken, so a body has texts"
_ALWAYS = "it need not be in a body, and is always in an answer; one schema says both"

EVERYWHERE = (
    (
        r".* answer (400|401|403|404|405|406|409|412|413|415|422|500|503|507) is more",
        "we say every status that we answer with",
    ),
    (
        r".* answer (410|429) is missing",
        "nothing of ours answers so",
    ),
    (r".* answer 304 is more", "the answer to If-None-Match, which the standard describes in words"),
    (r".* header If-None-Match is more", "goes for every single resource"),
    (r"get .* query pageSize is more", "the peers have it"),
    (
        r"get .* query (after|before) is more",
        "`next` and `previous` carry the last key, so that walking costs the same",
    ),
    (r"get .* query expand is more", "expand goes for every list and every single resource"),
    (r"head .* is more than theirs", "HEAD goes for every single resource"),
    (r".* header Content-Type is missing", "no parameter in OpenAPI 3: the body says its types"),
    (r".* header X-Audit-Toelichting is more", "a change of whatever resource can say why"),
    (r"post .* header Idempotency-Key is more", "a POST that is sent again is done once"),
    (r".* answer 200 .*bron enum", "of the sources of audit trails we have six"),
    (r".* answer 200 .*wijzigingen.(oud|nieuw) nullable", "what is made has no old side, what is removed no new one"),
    (r"patch .* body \w+ required", "of PATCH nothing is required; the standard repeats PUT in some"),
    (r".* header X-NLX-Logrecord-ID is missing", "nothing is done with it"),
    (r".* header (Accept|Content)-Crs is missing", "there is one system of coordinates, EPSG:4326"),
)

KNOWN: dict[str, tuple[tuple[str, str], ...]] = {
    "catalogi": (
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
    ),
    "notificaties": (
        (r".* auth writeOnly", "a secret is taken and never shown"),
        (r".* sendCloudevents is more", "the standard has it as an option of Notificaties 1.1; off when absent"),
        (r"post /notificaties answer 20[01] is", "the suite of the standard asks for 201"),
    ),
    "zaken": (
        (r".* zaakgeometrie", "a geometry is said by its type alone; which coordinates go with it is checked"),
        (r".* (betrokkeneIdentificatie|objectIdentificatie) is more", "theirs stand behind a discriminator"),
        (r".* contactpersoonRol.emailadres format", "may be empty, which is no address"),
        (r".* objectTypeOverigeDefinitie.url format", "may be empty, which is no address"),
        (r".*aardRelatieWeergave enum", "the two sentences are no values to choose from"),
        (r"get /zaken query archief(nominatie|status)__in", "we say which values there are"),
        (r"get /zaken/{}/zaakeigenschappen query zaak is more", "it goes for all that belongs to a zaak"),
        (r"post /zaken/_zoek body .* (format|enum)", "a filter takes what it takes in the list; theirs are any texts"),
        (r"post /zaken/_zoek query (after|before|pageSize) is more", "as in every list of ours"),
        (r"post /zaaknummer_reserveren body aantal maximum", "no more than a thousand at once"),
        (r"post /(zaken/_zoek|zaaknummer_reserveren) body \w+ writeOnly", "a body is only written"),
    ),
    "documenten": (
        (r".* bestandsdelen\[\].url format", "the same addresses"),
        (r".* bestandsomvang (format|maximum)", "any whole number to 2^63 - 1; theirs is that number rounded"),
        (r".* answer .* inhoud format", "the address of the content; in a body it is the content"),
        (r"get .*/download (header|answer)", "a part of the content can be asked for"),
        (r".* tonenAanInitiator is more", "theirs has it in POST and PUT alone"),
        (r"post .* lock", "a new document has no lock; a body that says one is taken"),
        (r"put .* body lock required", "a document that nobody locked is refused with the code of the standard"),
        (r"put /bestandsdelen/{} body \w+ writeOnly", "a body is only written"),
    ),
    "besluiten": ((r".* vervalreden enum", "empty where a besluit does not end"),),
}
