"""A real encrypted workspace with a drawn sample, built by commands alone."""

from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from qmapp.checks.aktenpruefung import grundgesamtheit, pruefung, stichprobe, ziehung
from qmapp.checks.aktenpruefung.rows import ListenAngaben, Plan, Schichtung, Verfahren, VerlorenRegel, Zeile
from qmapp.checks.katalog import Katalog, shipped
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace

PASSPHRASE = "vier Wörter für die Prüfung"
HEUTE = date(2025, 11, 20)
NOW = datetime(2025, 11, 20, 9, 42, tzinfo=UTC)
WER = "Weber"
KDU = next(katalog for katalog in shipped() if katalog.code == "AP-KDU")
_TEAMS = ("Team 1", "Team 2", "Team 3")


def zeilen(files: int) -> list[Zeile]:
    """Files of two Standorte, two thirds in Mitte, with team, amount and two further columns."""
    return [
        Zeile(
            f"BG 08-{110000 + number * 37:06d}",
            "Nord" if number % 3 == 0 else "Mitte",
            30_025 + number * 11,
            _TEAMS[number % 3],
            (str(1 + number % 4), f"01.{1 + number % 9:02d}.2025"),
        )
        for number in range(1, files + 1)
    ]


def build(
    path: Path,
    *,
    files: int,
    sample: int,
    reserve: int = 2,
    rule: VerlorenRegel = VerlorenRegel.GETRENNT,
    katalog: Katalog = KDU,
    passphrase: str | None = None,
) -> UUID:
    """Create the workspace at ``path``, under the example's key unless given a passphrase; the id of its Prüfung."""
    with Workspace.create(
        path, passphrase, SCHEMA, title="QM 2025", amt="Amt für Soziales", wer=WER, sample=passphrase is None
    ) as ws:
        made = ws.execute(
            "Anlegen",
            pruefung.create_pruefung,
            titel="Kosten der Unterkunft, 2. Halbjahr 2025",
            katalog=katalog,
            zeitraum_von=date(2025, 7, 1),
            zeitraum_bis=date(2025, 12, 31),
            pruefung_von=date(2025, 11, 3),
            pruefung_bis=date(2025, 12, 19),
            heute=HEUTE,
        )
        angaben = ListenAngaben(
            "BG-Bestand 31.10.xlsx",
            spalte_schluessel="BG-Nummer",
            spalte_schicht="Standort",
            spalte_betrag="Miete",
            spalte_team="Team",
            weitere=("Personen", "Bewilligung ab"),
        )
        ws.execute("Einlesen", grundgesamtheit.import_grundgesamtheit, made, angaben, zeilen(files))
        plan = Plan(
            verfahren=Verfahren.ANZAHL,
            anzahl=sample,
            schichtung=Schichtung.ANTEILIG,
            startwert="2025-11-20-KdU",
            reserve=reserve,
            verloren_regel=rule,
        )
        ws.execute("Planen", stichprobe.save_plan, made, plan)
        ws.execute("Ziehen", ziehung.draw, made, wer=WER, jetzt=NOW, version="1.0")
    return made
