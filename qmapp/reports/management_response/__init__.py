"""The Management Response as a paper: what the Leitung says to every Empfehlung, and how far it has come.

Three parts after the practice of the United Nations: the statement of the Leitung, the answer to each Empfehlung, the
plan of what is done with its follow-up (S003-4.4.1). One module per part.
"""

from qmapp.reports.act.lage import Lage
from qmapp.reports.act.rahmen import dokument
from qmapp.reports.act.zahlen import zahlen
from qmapp.reports.document import Document, PageBreak, TableOfContents
from qmapp.reports.management_response.anhang import anhang
from qmapp.reports.management_response.antworten import antworten
from qmapp.reports.management_response.blaetter import management_response_sheets
from qmapp.reports.management_response.gesamt import gesamt
from qmapp.reports.management_response.nachverfolgung import nachverfolgung
from qmapp.reports.management_response.offen import offene_punkte

__all__ = ["management_response", "management_response_sheets"]


def management_response(lage: Lage) -> Document:
    """The paper as a tree; a public situation gives the public version."""
    counted = zahlen(lage)
    parts = (
        *gesamt(lage, counted),
        PageBreak(),
        TableOfContents(levels=2),
        *antworten(lage),
        *nachverfolgung(lage, counted),
        *offene_punkte(lage),
        *anhang(lage),
    )
    return dokument(lage, "Management Response", "MR", parts)
