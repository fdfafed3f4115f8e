"""What stands on a Prüfbogen before anybody writes on it."""

from dataclasses import dataclass
from datetime import date

from qmapp.checks.katalog import Katalog


@dataclass(frozen=True)
class Bogen:
    """A sheet: its number, and the file it is for. ``position`` counts in working order, ``zusatz`` names a spare."""

    nummer: str
    schluessel: str
    schicht: str = ""
    team: str = ""
    position: int = 0
    zusatz: str = ""


#: The sheet of no file: number and Aktenzeichen are written by hand.
MUSTER = Bogen("", "")


@dataclass(frozen=True)
class Vordruck:
    """What all sheets of a Prüfung share; ``schichtmerkmal`` is the column of the list that gave the strata."""

    kennung: str
    titel: str
    amt: str
    katalog: Katalog
    zeitraum_von: date
    zeitraum_bis: date
    umfang: int
    schichtmerkmal: str
    stand: date
    dokument: str
    fusszeile: str = "erstellt mit Q-Check"
