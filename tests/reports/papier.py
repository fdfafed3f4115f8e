"""A small review with awkward texts, drawn and partly examined, for the papers around an audit."""

from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from qmapp.checks.aktenpruefung import grundgesamtheit, pruefung, stichprobe, ziehung
from qmapp.checks.aktenpruefung.akte import akten, answer, answer_rest, close_akte
from qmapp.checks.aktenpruefung.rows import Ergebnis, ListenAngaben, Plan, Schichtung, Verfahren, Zeile
from qmapp.checks.katalog import load
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace

STAND = date(2025, 6, 4)
JETZT = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
#: What a list from elsewhere may bring: a formula, an override of the reading direction, markup, an endless key.
BOESE = ('=HYPERLINK("http://x")', "\u202eGNUFERP", "<b>fett & Co</b>", "BG " + "0123456789 " * 30, "@SUM(A1)", "-1+1")


def zeilen() -> list[Zeile]:
    awkward = [Zeile(text, "Süd", 10_000, "=Team", (text, "00123")) for text in BOESE]
    plain = [Zeile(f"MI-{n:03d}", "Mitte", 10_000 + n, "Team 1", ("2", "01.02.2025")) for n in range(1, 31)]
    return [*plain, *awkward]


def mappe(path: Path) -> Workspace:
    return Workspace.create(path, None, SCHEMA, title="QM", amt="Amt für Soziales", wer="QMB", sample=True)


def geplant(workspace: Workspace, *, katalog: str = "AP-KDU", **plan: object) -> UUID:
    """A Prüfung with list and plan: six of six awkward files and eight of thirty plain ones, three spares."""
    key = workspace.execute(
        "Prüfung",
        pruefung.create_pruefung,
        titel="Kosten der Unterkunft, 2. Halbjahr 2024",
        katalog=load(katalog),
        zeitraum_von=date(2024, 7, 1),
        zeitraum_bis=date(2024, 12, 31),
        heute=date(2025, 3, 3),
        hoechstwert_prozent="10",
    )
    angaben = ListenAngaben(
        "BG-Bestand 31.12.xlsx",
        sha256="ab" * 32,
        spalte_schluessel="BG-Nummer",
        spalte_schicht="Standort",
        spalte_betrag="Miete",
        spalte_team="Team",
        weitere=("Personen", "Bewilligung ab"),
        stand=date(2024, 12, 31),
    )
    workspace.execute("Liste", grundgesamtheit.import_grundgesamtheit, key, angaben, zeilen())
    given = {"anzahl": 36, "reserve": 2, "schichtung": Schichtung.ANTEILIG, "startwert": "4711"} | plan
    workspace.execute("Plan", stichprobe.save_plan, key, Plan(verfahren=Verfahren.ANZAHL, **given))  # type: ignore[arg-type]
    return key


def gezogen(workspace: Workspace, **plan: object) -> UUID:
    """The same, drawn; with ``anzahl`` below 36 there are spares."""
    key = geplant(workspace, **plan)
    workspace.execute("Ziehung", ziehung.draw, key, wer="QMB", jetzt=JETZT, version="0.1.0")
    return key


def geprueft(workspace: Workspace, key: UUID, count: int) -> None:
    """Examine the first files, the first one with a Mangel without an amount."""
    for position, row in enumerate(workspace.read(akten, key)[:count]):
        if position == 0:
            workspace.execute("Antwort", answer, row.id, "AP-KDU-21", Ergebnis.F2, jetzt=JETZT, wer="QMB")
        workspace.execute("Rest", answer_rest, row.id, Ergebnis.OK, jetzt=JETZT, wer="QMB")
        workspace.execute("Ende", close_akte, row.id, jetzt=JETZT, wer="QMB")
