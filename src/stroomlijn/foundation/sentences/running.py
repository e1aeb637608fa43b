"""Starting, stopping, keeping safe: database, data folder, website and worker."""

from stroomlijn.foundation.sentences import gettext_noop as _

SENTENCES = {
    # database
    "database-unreachable": _("De database op {host}, poort {port}, is niet te bereiken: {reason}."),
    "database-address-unusable": _(
        "Dit is geen adres van een PostgreSQL-database. "
        "Schrijf postgresql://gebruiker:wachtwoord@computer:5432/database."
    ),
    "database-silent": _("daar draait geen database"),
    "database-host-unknown": _("een computer met deze naam is er niet"),
    "database-no-answer": _("er komt geen antwoord"),
    "database-login-wrong": _("de gebruiker of het wachtwoord klopt niet"),
    "database-absent": _("er is daar geen database '{database}'"),
    "database-not-admitted": _("de server laat deze gebruiker of deze computer niet toe"),
    "database-full": _("de server heeft te veel verbindingen"),
    "database-not-ready": _("de server start of stopt juist; probeer het zo weer"),
    "database-port-wrong": _("deze poort bestaat niet"),
    "database-says": _("de server zegt ‘{said}’"),
    "database-user-nameless": _(
        "De gebruiker met nummer {uid} heeft geen naam op deze computer. Start Stroomlijn als een "
        "gebruiker met een naam, of geef een eigen database op met DATABASE_URL."
    ),
    "database-user-missing": _(
        "De database kan niet als root draaien, en de gebruikers 'postgres' en 'nobody' bestaan niet. "
        "Maak de gebruiker 'postgres' aan of start Stroomlijn als gewone gebruiker."
    ),
    "database-binaries-missing": _(
        "De programma's van PostgreSQL {major} ontbreken. Installeer Stroomlijn opnieuw, of geef een "
        "eigen database op met DATABASE_URL."
    ),
    "database-binaries-unreachable": _(
        "De gebruiker '{user}' kan de programma's van de database niet uitvoeren. Staat deze map op een "
        "schijf waar dat niet mag?"
    ),
    "database-making": _("Een nieuwe database maken ..."),
    "database-recovering": _("De database herstelt zich na een plotselinge stop; {seconds} seconden bezig ..."),
    "database-not-started": _("De database start niet: {reason}"),
    "cluster-not-made": _("De database kan niet worden gemaakt: {reason}"),
    "cluster-other-release": _(
        "De database in deze map is van PostgreSQL {found}; deze versie van Stroomlijn werkt met "
        "{major}. Zet met de bijbehorende versie een reservekopie opzij en zet die terug in een lege "
        "map."
    ),
    # data folder
    "folder-no-folder": _("Dit is geen map. Kies een map voor de gegevens met --data."),
    "folder-foreign": _("Deze map is niet leeg en niet van Stroomlijn. Kies een lege map met --data."),
    "folder-unwritable": _("In deze map mag je niet schrijven. Kies een andere map met --data."),
    "folder-full": _("De schijf met deze map is vol. Maak ruimte, of kies een andere map met --data."),
    "folder-impossible": _("Hier kan geen map worden gemaakt. Kies een andere map met --data."),
    "folder-newer": _(
        "Deze map is gemaakt door een nieuwere versie van Stroomlijn ({made_by}); deze versie is {ours}. "
        "Installeer de nieuwere versie."
    ),
    "folder-not-demo": _("In deze map staat geen demo. Kies voor de demo een andere map met --data."),
    "folder-demo": _("In deze map staat de demo. Start met --demo, of kies een andere map met --data."),
    "folder-in-use": _("Stroomlijn draait al met deze map. Stop dat eerst, of kies een andere map met --data."),
    "folder-unreachable": _(
        "De database draait als gebruiker '{user}', en die kan niet bij deze map. Kies met --data een "
        "map waar iedereen bij kan, zoals /var/lib/stroomlijn."
    ),
    "folder-empty": _("In deze map staan geen gegevens. Kies de map met --data."),
    # start
    "port-out-of-range": _("Deze poort bestaat niet. Kies een getal van 1 tot en met {highest}."),
    "public-url-unusable": _(
        "Dit is geen adres van een website. Schrijf alleen https:// (of http://) en de naam, "
        "zoals https://stroomlijn.gemeente.nl."
    ),
    "screens-not-built": _(
        "De bestanden voor de schermen zijn er niet of zijn ouder dan Stroomlijn: draai eerst make setup."
    ),
    "port-in-use": _("Deze poort is al in gebruik. Kies een andere met --port."),
    "port-forbidden": _("Deze poort mag je niet gebruiken. Kies een poort boven 1024 met --port."),
    "port-refused": _("Op dit adres kan de website niet luisteren: {reason}"),
    "host-not-ours": _("Dit adres is niet van deze computer. Kies een ander met --host."),
    "database-newer": _(
        "De database is gemaakt door een nieuwere versie van Stroomlijn (stap {step} is hier onbekend). "
        "Installeer de nieuwere versie."
    ),
    "migrating": _("De database klaarmaken, {steps} stappen. Dat duurt hooguit een minuut ..."),
    "migrating-step": _("  stap {step} van {steps}"),
    "website-waiting": _("Wachten tot de website antwoordt ..."),
    "ready": _("Stroomlijn staat klaar op {address}. Stoppen: Ctrl-C."),
    "first-link": _("Maak met deze link de eerste beheerder. De link werkt één keer:\n  {link}"),
    "stopping": _("Stroomlijn stopt ..."),
    "stopped": _("Stroomlijn is gestopt."),
    "child-ended": _("De {name} is gestopt ({how}) en start opnieuw."),
    "child-ended-again": _(
        "De {name} is {times} keer achter elkaar gestopt ({how}) en start over {seconds} seconden opnieuw."
    ),
    "child-killed": _("De {name} stopte niet op tijd en is afgebroken."),
    "child-not-started": _("De {name} stopt steeds meteen na de start. De reden staat hierboven."),
    "step-failed": _("Het starten is gestopt bij de stap '{program}'. De reden staat hierboven."),
    "said": _("{text}"),
    # backup, restore, check
    "folder-half-restored": _(
        "In deze map is het terugzetten van een reservekopie afgebroken. "
        "Verwijder de map en zet de kopie opnieuw terug."
    ),
    "backup-made": _("Reservekopie gemaakt: {files} bestanden, {megabytes} MB. De geheime sleutel zit er niet in."),
    "backup-exists": _("Dit bestand bestaat al. Kies een andere naam."),
    "backup-unwritable": _("De reservekopie kan hier niet worden geschreven: {reason}"),
    "backup-failed": _("De database kan niet worden gekopieerd: {reason}"),
    "backup-absent": _("Dit bestand bestaat niet."),
    "backup-not-ours": _("Dit is geen reservekopie van Stroomlijn."),
    "backup-damaged": _("Deze reservekopie is beschadigd bij {name}. Er is niets teruggezet."),
    "backup-newer": _("Deze reservekopie is van een nieuwere versie van Stroomlijn ({made_by}). Installeer die eerst."),
    "restore-verifying": _("De reservekopie controleren: {files} bestanden ..."),
    "restore-not-empty": _("Hier staan al gegevens. Terugzetten kan alleen in een lege map en een lege database."),
    "restore-failed": _("De database kan niet worden teruggezet: {reason}"),
    "restore-done": _(
        "Reservekopie van {made_at} teruggezet. Iedereen moet opnieuw inloggen, want de geheime sleutel is nieuw."
    ),
    "checked": _("{number} regels nagelopen, {broken} niet in orde."),
    # replay
    "replay-no-traject": _("Dit traject is er niet. Er zijn: {known}."),
    "replay-different": _(
        "Uit de {decisions} besluiten over '{name}' volgt een ander proces dan er staat. Bekijk de besluiten van "
        "deze groep: er is er een veranderd zonder dat het proces opnieuw is gemaakt."
    ),
    "replay-behind": _(
        "Het proces van '{name}' wordt nog gemaakt van de laatste besluiten. Speel ze daarna nog een keer af."
    ),
    "replay-failed": _("Uit de besluiten over '{name}' volgt geen proces. {reason}"),
    "replayed": _("{groups} groepen nagespeeld met {decisions} besluiten: {other} met een andere uitkomst."),
    "replayed-same": _("{groups} groepen nagespeeld met {decisions} besluiten: overal dezelfde bytes."),
    "check-failed": _("Deze regel is niet na te lopen: {reason}"),
    "migration-missing": _("Deze stap in de database is nog niet gedaan. Start Stroomlijn een keer."),
    "pages-damaged": _("{number} pagina's van de database zijn beschadigd. Zet een reservekopie terug."),
    "table-unreadable": _("Deze tabel is niet helemaal te lezen: {reason}"),
    "index-invalid": _("Deze index is onbruikbaar."),
    "constraint-not-validated": _("De regel {name} is niet voor alle rijen nagelopen."),
    "reference-broken": _("{number} rijen verwijzen in {column} naar een rij van {target} die er niet is."),
    "numbers-behind": _("Het volgende nummer is al in gebruik (hoogste {highest}, volgende {next})."),
    "audit-seal-broken": _("Deze regels van het logboek zijn veranderd: {sealed} verzegeld, {found} gevonden."),
    "stored-file-missing": _("Dit bestand (nummer {number}) staat niet meer op schijf."),
    "stored-file-changed": _("Dit bestand (nummer {number}) is op schijf veranderd."),
    "job-abandoned": _("Taak {number} is begonnen, maar er is geen werker meer mee bezig."),
}
