"""The same matter seen by different people: clients, staff, Leistungserbringer (S003-4.3.1-4).

``paare`` names the items that ask the same, ``vergleich`` compares them, ``rechenweg`` says how.
"""

from qmapp.checks.befragung.perspektiven.paare import PAARE, Paar
from qmapp.checks.befragung.perspektiven.rows import (
    Dimensionsvergleich,
    Mittelwert,
    Paarvergleich,
    Perspektivenvergleich,
)
from qmapp.checks.befragung.perspektiven.vergleich import gegenueber, perspektiven

__all__ = [
    "PAARE",
    "Dimensionsvergleich",
    "Mittelwert",
    "Paar",
    "Paarvergleich",
    "Perspektivenvergleich",
    "gegenueber",
    "perspektiven",
]
