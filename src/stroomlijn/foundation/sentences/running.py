"""Starting, stopping, keeping safe: database, data folder, website and worker."""

from django.utils.translation import gettext_noop as _

SENTENCES = {
    # database
    "database-unreachable": _("De database is niet te bereiken: {reason}"),
    "database-user-nameless": _(
        "De gebruiker met nummer {uid} heeft geen naam op deze computer. Start Stroomlijn als een gebruiker met een naam, of geef een eigen database op met DATABASE_URL."
    ),
    "database-user-missing": _(
        "De database kan niet als root draaien, en de gebruikers 'postgres' en 'nobody' bestaan niet. Maak de gebruiker 'postgres' aan of start Stroomlijn als gewone gebruiker."
    ),
    "database-binaries-missing": _(
        "De programma's van PostgreSQL {major} ontbreken. Installeer Stroomlijn opnieuw, of geef een eigen database op met DATABASE_URL."
    ),
    "database-binaries-unreachable": _(
        "De gebruiker '{user}' kan de programma's van de database niet uitvoeren. Staat deze map op een schijf waar dat niet mag?"
    ),
    "database-making": _("Een nieuwe database maken ..."),
    "database-recovering": _("De database herstelt zich na een plotselinge stop; {seconds} seconden bezig ..."),
    "database-not-started": _("De database start niet: {reason}"),
    "cluster-not-made": _("De database kan niet worden gemaakt: {reason}"),
    "cluster-other-release": _(
        "De database in deze map is van PostgreSQL {found}; deze versie van Stroomlijn werkt met {major}. Zet met de bijbehorende versie een reservekopie opzij en zet die terug in een lege map."
    ),
    # data folder
    "folder-no-folder": _("Dit is geen map. Kies een map voor de gegevens met --data."),
    "folder-foreign": _("Deze map is niet leeg en niet van Stroomlijn. Kies een lege map met --data."),
    "folder-unwritable": _("In deze map mag u niet schrijven ({reason}). Kies een andere map met --data."),
    "folder-newer": _(
        "Deze map is gemaakt door een nieuwere versie van Stroomlijn ({made_by}); deze versie is {ours}. Installeer de nieuwere versie."
    ),
    "folder-not-demo": _("In deze map staat geen demo. Kies voor de demo een andere map met --data."),
    "folder-demo": _("In deze map staat de demo. Start met --demo, of kies een andere map met --data."),
    "folder-in-use": _("Stroomlijn draait al met deze map. Stop dat eerst, of kies een andere map met --data."),
    "folder-unreachable": _(
        "De database draait als gebruiker '{user}', en die kan niet bij deze map. Kies met --data een map waar iedereen bij kan, zoals /var/lib/stroomlijn."
    ),
    "folder-empty": _("In deze map staan geen gegevens. Kies de map met --data."),
}
