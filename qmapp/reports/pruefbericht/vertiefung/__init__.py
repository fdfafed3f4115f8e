"""What the Prüfbericht says beyond the result: one module per chapter, from the rows of the Vertiefung."""

from qmapp.reports.pruefbericht.vertiefung.blaetter import vertiefung_sheets
from qmapp.reports.pruefbericht.vertiefung.haeufung import haeufung
from qmapp.reports.pruefbericht.vertiefung.hoechstwerte import hoechstwerte
from qmapp.reports.pruefbericht.vertiefung.teams import teams
from qmapp.reports.pruefbericht.vertiefung.verfahren import verfahren
from qmapp.reports.pruefbericht.vertiefung.verlauf import verlauf
from qmapp.reports.pruefbericht.vertiefung.zweifel import zweifel

__all__ = ["haeufung", "hoechstwerte", "teams", "verfahren", "verlauf", "vertiefung_sheets", "zweifel"]
