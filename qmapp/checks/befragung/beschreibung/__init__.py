"""Descriptive statistics of a Befragung (S003-4.3.4-2): how often, together with what, and how closely.

Every door keeps small numbers of people back and then says why; see ``zellen`` for cross tables and
:mod:`qmapp.checks.befragung.sperre` for groups.
"""

from qmapp.checks.befragung.beschreibung.haeufigkeit import Haeufigkeit, Haeufigkeiten, haeufigkeiten
from qmapp.checks.befragung.beschreibung.kreuztabelle import Kreuztabelle, kreuztabelle
from qmapp.checks.befragung.beschreibung.zusammenhang import Zusammenhang, zusammenhaenge

__all__ = [
    "Haeufigkeit",
    "Haeufigkeiten",
    "Kreuztabelle",
    "Zusammenhang",
    "haeufigkeiten",
    "kreuztabelle",
    "zusammenhaenge",
]
