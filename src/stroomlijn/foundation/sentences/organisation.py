"""Sentences about people, teams, werkrollen and the files of the personnel administration."""

from stroomlijn.foundation.sentences import gettext_noop as _

SENTENCES = {
    # people
    "person-number-taken": _("Nummer {value} is al van {name}."),
    "person-email-taken": _("Het adres {value} is al van {name}."),
    "nobody-to-invite": _("Er is niemand om uit te nodigen: kies mensen met een e-mailadres en zonder account."),
    "deputy-of-oneself": _("Je kunt jezelf niet vervangen. Kies iemand anders."),
    "deputy-elsewhere": _("{name} werkt bij een andere organisatie. Kies iemand van dezelfde organisatie."),
    "deputy-ends-first": _("De laatste dag ligt voor de eerste. Draai ze om."),
    "deputy-already": _("{name} is in deze periode al plaatsvervanger."),
    # organisations, teams and werkrollen
    "organisation-exists": _("Er is al een organisatie met de naam ‘{name}’."),
    "team-exists": _("Er is al een team met de naam ‘{name}’ in deze organisatie."),
    "team-has-people": _("In dit team zitten nog {number} mensen. Geef hun eerst een ander team."),
    "leader-elsewhere": _("Deze teamleider werkt bij een andere organisatie."),
    "werkrol-known": _("Deze naam hoort al bij de werkrol ‘{name}’. Voeg de twee samen of kies een andere naam."),
    "werkrol-no-name": _("Geef de werkrol een naam met letters of cijfers."),
    "werkrol-itself": _("Kies een andere werkrol om mee samen te voegen."),
    "werkrol-has-people": _("Deze werkrol hebben nog {number} mensen. Voeg hem samen met een andere."),
    "werkrol-changed-since": _(
        "Ongedaan maken kan niet meer: de werkrol of wie hem heeft is intussen veranderd. Zet het nu met de hand goed."
    ),
    # files of the personnel administration
    "file-no-table": _("Dit is geen lijst. Gebruik csv, xlsx of ods."),
    "people-no-heading": _(
        "In dit bestand staat geen rij met koppen. Er is minstens een kolom ‘Naam’ (of ‘Achternaam’) nodig en nog "
        "een kolom, zoals ‘Personeelsnummer’ of ‘E-mail’."
    ),
    "people-file-done": _("Dit bestand is al afgehandeld: {state}."),
    "people-changed-meanwhile": _(
        "Intussen is er iets aan de mensen veranderd. Bekijk het voorbeeld opnieuw en neem dan over."
    ),
    "person-no-name": _("Er staat geen naam."),
    "person-too-long": _("Een tekst is {length} tekens lang; {most} mag. Maak hem korter."),
    "person-email": _("‘{value}’ is geen e-mailadres."),
    "person-date": _("‘{value}’ is geen datum. Schrijf hem als 31-12-2026."),
    "person-number-twice": _("Nummer {value} staat ook in rij {row}."),
    "person-email-twice": _("Het adres {value} staat ook in rij {row}."),
    "person-name-twice": _("{value} staat ook in rij {row}. Zonder nummer of adres weten we niet wie wie is."),
    "person-email-of-other": _("Het adres {value} is van {name}."),
    "person-role-unknown": _("De toegangsrol ‘{value}’ kennen we niet. De rest van de rij telt wel mee."),
    "deputy-self": _("‘{value}’ is de persoon zelf. Er komt geen plaatsvervanger."),
    "deputy-ambiguous": _("Meer mensen heten ‘{value}’. Schrijf het nummer of het e-mailadres van de plaatsvervanger."),
    "deputy-unknown": _("‘{value}’ staat niet in het bestand en niet in de lijst. Er komt geen plaatsvervanger."),
}
