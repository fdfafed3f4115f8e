"""A workspace with the two Q-Checks and the two Befragungen of the example year, and what people write beside them."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from qmapp.checks import befragung as befragung_door
from qmapp.checks import qcheck as qcheck_door
from qmapp.checks.qcheck.rows import Nachweisart
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace
from tests.checks.aktenpruefung.conftest import Probe
from tests.checks.befragung import test_beispiel as surveys
from tests.checks.qcheck import test_beispiel as qchecks


@dataclass(frozen=True)
class Gefragt:
    """The open workspace and what is in it."""

    ws: Workspace
    frueher: UUID
    qcheck: UUID
    klienten: UUID
    mitarbeitende: UUID


def gefragt(path: Path) -> Gefragt:
    """All four, the second Q-Check with its planning sheet and evidence, the first Befragung with its head."""
    workspace = Workspace.create(path, None, SCHEMA, title="QM", amt="Amt für Soziales", wer="QMB", sample=True)
    probe = Probe(workspace)
    first = qchecks.entered(probe, "QC-2024-HZP")
    second = qchecks.entered(probe, "QC-2025-HZP", first)
    told = qchecks.TOLD["QC-2025-HZP"]
    probe.ws.execute(
        "Planung",
        qcheck_door.update_qcheck,
        second,
        prozess="Ambulante Hilfe zur Pflege",
        einheit="Fachbereich Pflege",
        team=["QMB", "Fachberatung Pflege"],
        methoden=told["erhebungsweg"],
        stunden=str(told["stunden"]),
        fazit=told["fazit"],
    )
    for one in told["antwort"]:
        if one.get("nachweis"):
            kind = Nachweisart.STICHPROBE if "Akten" in one["nachweis"] else Nachweisart.DOKUMENT
            workspace.execute("Nachweis", qcheck_door.add_nachweis, second, one["frage"], kind, one["nachweis"])
    point = "Vertretung der Pflegefachkraft ansehen"
    workspace.execute("Merkpunkt", qcheck_door.add_merkpunkt, second, point, code="QC-HZP-S02")
    klienten, staff = surveys.entered(probe, "BF-2025-KL"), surveys.entered(probe, "BF-2025-MA")
    told = surveys.TOLD["BF-2025-KL"]
    workspace.execute(
        "Kopf",
        befragung_door.update_befragung,
        klienten,
        fazit=told["in_einem_satz"],
        weg=told["weg"],
        aussagekraft=told["aussagekraft"],
        vorher_ausgegeben=told["vorher_ausgegeben"],
        vorher_boegen=told["vorher_ruecklauf"],
    )
    return Gefragt(workspace, first, second, klienten, staff)
