"""Writes what followed in the example year: Feststellungen of every source, and what was done about them."""

from qmapp.beispiel import feststellungen, quelle
from qmapp.beispiel.quelle import Amt
from qmapp.workspace import Workspace


def write(workspace: Workspace, office: Amt) -> None:
    """Write it step by step, each as one entry of the Protokoll."""
    told = quelle.folgen()
    workspace.execute(
        "Feststellungen anderer Quellen",
        feststellungen.hold_others,
        quelle.weitere_feststellungen(),
        told["massnahme"],
        wer=office.rollen["R-QMB"],
    )
