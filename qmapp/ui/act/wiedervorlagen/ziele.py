"""Where a row leads: the page of what it belongs to."""

from typing import Final

from qmapp.act.wiedervorlage.rows import Bezugsart

#: Kind → key of the page; its target is the id.
ZIELE: Final = {
    Bezugsart.PRUEFUNG: "aktenpruefung.liste",
    Bezugsart.FESTSTELLUNG: "feststellung.liste",
    Bezugsart.EMPFEHLUNG: "management_response",
    Bezugsart.MASSNAHME: "massnahme.liste",
    Bezugsart.PROJEKT: "projekt.liste",
    Bezugsart.BERICHTSPFLICHT: "berichtspflicht.liste",
}
