"""The reports of Q-Checks and Befragungen, read from a workspace."""

from collections.abc import Mapping

from qmapp.reports import befragungsbericht as befragung
from qmapp.reports.art import Art
from qmapp.reports.befragungsbericht.offen import offen as befragung_offen
from qmapp.reports.bezug import BEFRAGUNG, QCHECK
from qmapp.reports.qcheckbericht import lies_lage, qcheck_sheets, qcheckbericht
from qmapp.reports.qcheckbericht.offen import offen as qcheck_offen

_FORMATE = ("pdf", "docx", "xlsx")

CHECKPAPIERE: Mapping[str, Art] = {
    "qcheck": Art(
        "den Q-Check-Bericht",
        "Q-Check-Bericht",
        _FORMATE,
        lambda ws, key, stand: qcheckbericht(lies_lage(ws, key), stand=stand),
        lambda ws, key: qcheck_sheets(lies_lage(ws, key)),
        bezug=QCHECK,
        offen=lambda ws, key: qcheck_offen(lies_lage(ws, key)),
    ),
    "befragungsbericht": Art(
        "den Befragungsbericht",
        "Befragungsbericht",
        _FORMATE,
        lambda ws, key, stand: befragung.befragungsbericht(befragung.lies_lage(ws, key), stand=stand),
        lambda ws, key: befragung.befragung_sheets(befragung.lies_lage(ws, key)),
        bezug=BEFRAGUNG,
        offen=lambda ws, key: befragung_offen(befragung.lies_lage(ws, key)),
    ),
}
