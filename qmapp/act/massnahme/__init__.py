"""The Maßnahme: what is done, by whom, until when, and whether it has worked (S003-4.4.1).

``anlegen`` makes it, ``pflege``, ``status`` and ``meilenstein`` change it, ``sammel`` changes many at once.
``vergleich`` compares two Prüfungen at a Prüfpunkt, ``angebote`` says which, ``wirksamkeit`` keeps what was decided.
``abfragen`` reads, ``smart`` says what is missing, ``worte`` says it in German.
"""

from qmapp.act.massnahme.abfragen import (
    anzahl_ueberfaellig,
    kennungen,
    massnahme,
    massnahmen,
    massnahmen_einer_empfehlung,
    massnahmen_mit_verlauf,
)
from qmapp.act.massnahme.angebote import vergleichbare, vergleichspunkte
from qmapp.act.massnahme.anlegen import create_massnahme, link_empfehlung, link_feststellungen, unlink_feststellung
from qmapp.act.massnahme.meilenstein import (
    add_meilenstein,
    complete_meilenstein,
    postpone_meilenstein,
    remove_meilenstein,
    reopen_meilenstein,
    update_meilenstein,
)
from qmapp.act.massnahme.pflege import delete_massnahme, postpone, update_massnahme
from qmapp.act.massnahme.sammel import change_many, preview_many
from qmapp.act.massnahme.smart import smart, smart_field, smart_rules
from qmapp.act.massnahme.status import set_status
from qmapp.act.massnahme.vergleich import vergleich, vergleiche
from qmapp.act.massnahme.wirksamkeit import check_and_follow, check_wirksamkeit, remove_wirksamkeit, set_folgemassnahme

__all__ = [
    "add_meilenstein",
    "anzahl_ueberfaellig",
    "change_many",
    "check_and_follow",
    "check_wirksamkeit",
    "complete_meilenstein",
    "create_massnahme",
    "delete_massnahme",
    "kennungen",
    "link_empfehlung",
    "link_feststellungen",
    "massnahme",
    "massnahmen",
    "massnahmen_einer_empfehlung",
    "massnahmen_mit_verlauf",
    "postpone",
    "postpone_meilenstein",
    "preview_many",
    "remove_meilenstein",
    "remove_wirksamkeit",
    "reopen_meilenstein",
    "set_folgemassnahme",
    "set_status",
    "smart",
    "smart_field",
    "smart_rules",
    "unlink_feststellung",
    "update_massnahme",
    "update_meilenstein",
    "vergleich",
    "vergleichbare",
    "vergleiche",
    "vergleichspunkte",
]
