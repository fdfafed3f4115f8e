"""``qmapp stichprobe ziehen`` and ``nachrechnen``: the documented draw from a list, and its recomputation."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any

import click

from qmapp import __version__, german
from qmapp.checks.aktenpruefung.auslosung import GezogeneAkte, Ziehungsergebnis, zieh
from qmapp.checks.aktenpruefung.protokoll import nachrechnen as recompute
from qmapp.checks.aktenpruefung.protokoll import protokoll
from qmapp.checks.aktenpruefung.rows import Auswahl, ListenAngaben, Plan, Rundung, Schichtung, Verfahren, Zeile
from qmapp.cli.ausgabe import answer, json_option, progress_bar
from qmapp.cli.deutsch import Angabe, Verb
from qmapp.cli.zahlen import Prozent
from qmapp.errors import UserError
from qmapp.progress import Progress
from qmapp.spreadsheets import Import, Liste, ListenRollen, Optionen, inspect, read, write_csv

WER = "Befehlszeile"


@dataclass(frozen=True)
class Gelesen:
    """A list as read for a draw: its rows, what is told about them, and the lines of the file they come from."""

    liste: Liste
    inhalt: Import
    angaben: ListenAngaben

    def zeilen(self) -> Iterator[Zeile]:
        """The rows as the draw takes them."""
        for row in self.inhalt.zeilen:
            yield Zeile(row.schluessel, row.schicht, row.betrag_cent, row.team)


@click.command("ziehen", cls=Verb, help="Zieht eine dokumentierte Zufallsstichprobe aus einer Liste.")
@click.argument("datei", type=click.Path(path_type=Path), metavar="LISTE")
@click.option("--schluessel", required=True, cls=Angabe, metavar="S", help="Spalte mit dem Aktenzeichen.")
@click.option("--schicht", cls=Angabe, metavar="S", help="Spalte, nach der anteilig geschichtet wird.")
@click.option("--betrag", cls=Angabe, metavar="S", help="Spalte mit dem Betrag.")
@click.option("--quote", type=Prozent(inclusive=True), cls=Angabe, metavar="P", help="Anteil in Prozent.")
@click.option("--mindestens", is_flag=True, cls=Angabe, help="Rundet die Quote auf statt kaufmännisch.")
@click.option("--genauigkeit", type=Prozent(), cls=Angabe, metavar="E", help="Gewünschte ± Prozentpunkte.")
@click.option("--anzahl", type=click.IntRange(min=1), cls=Angabe, metavar="n", help="Anzahl der Akten.")
@click.option(
    "--auswahl",
    type=click.Choice([kind.value for kind in Auswahl]),
    default=Auswahl.ZUFALL.value,
    cls=Angabe,
    help="Zufällig nach Ticket, in gleichen Schritten (systematisch) oder nach Betrag (wert).",
)
@click.option("--startwert", required=True, cls=Angabe, metavar="TEXT", help="Startwert der Zufallsziehung.")
@click.option("--reserve", type=click.IntRange(min=0), default=0, cls=Angabe, metavar="N", help="Ersatz je Schicht.")
@click.option("--protokoll", "ziel", type=click.Path(path_type=Path), required=True, cls=Angabe, metavar="P.json")
@click.option("--ausgabe", type=click.Path(path_type=Path), required=True, cls=Angabe, metavar="S.csv")
@json_option
def ziehen(
    datei: Path,
    schluessel: str,
    schicht: str | None,
    betrag: str | None,
    quote: Decimal | None,
    mindestens: bool,
    genauigkeit: Decimal | None,
    anzahl: int | None,
    auswahl: str,
    startwert: str,
    reserve: int,
    ziel: Path,
    ausgabe: Path,
    als_json: bool,
) -> None:
    plan = _plan(quote, mindestens, genauigkeit, anzahl, schicht is not None, startwert, reserve)
    plan = replace(plan, auswahl=Auswahl(auswahl))
    with progress_bar("Liste lesen") as progress:
        source = read_list(datei, schluessel, schicht, betrag, progress)
    result = zieh(source.zeilen(), plan)
    written = protokoll(result, angaben=source.angaben, wer=WER, jetzt=datetime.now(UTC), version=__version__)
    _write(ziel, ausgabe, written, result, source)
    data = {
        "umfang": result.umfang,
        "grundgesamtheit": result.anzahl,
        "pruefsumme": result.pruefsumme,
        "startwert": plan.startwert,
        "schichten": written["grundgesamtheit"]["schichten"],
        "protokoll": str(ziel),
        "ausgabe": str(ausgabe),
    }
    answer(data, lambda: _text(data, result.berechnung.hinweise), als_json)


@click.command("nachrechnen", cls=Verb, help="Rechnet eine Ziehung aus Protokoll und Liste nach.")
@click.argument("protokolldatei", type=click.Path(path_type=Path), metavar="P.json")
@click.argument("datei", type=click.Path(path_type=Path), metavar="LISTE")
@json_option
def nachrechnen(protokolldatei: Path, datei: Path, als_json: bool) -> int:
    told = _protocol(protokolldatei)
    with progress_bar("Liste lesen") as progress:
        source = _list_of(told, datei, progress)
    left_out = {entry["zeile"] for entry in told["liste"].get("ausgelassen", ())}
    rows = (
        Zeile(row.schluessel, row.schicht, row.betrag_cent)
        for row in source.inhalt.zeilen
        if row.nummer not in left_out
    )
    result = recompute(told, rows)
    later = len(told.get("weitere_ziehungen", ()))
    data: dict[str, Any] = {"identisch": result.identisch, "abweichungen": list(result.abweichungen)}
    if later:
        data["weitere_ziehungen"] = later
    answer(
        data,
        lambda: (
            "\n".join(result.abweichungen)
            or f"Die Ziehung ist identisch: {german.integer(told['umfang'])} Akten, Startwert {told['startwert']}."
            + (f" Weitere Ziehungen nachgerechnet: {german.integer(later)}." if later else "")
        ),
        als_json,
    )
    return 0 if result.identisch else 1


def read_list(
    datei: Path, schluessel: str, schicht: str | None, betrag: str | None, progress: Progress, **options: Any
) -> Gelesen:
    """Read a list with the columns named; every column is kept for the file of the draw."""
    found = inspect(datei, Optionen(**options))
    roles = ListenRollen(
        schluessel=found.finde(schluessel),
        schicht=found.finde(schicht) if schicht else None,
        betrag=found.finde(betrag) if betrag else None,
        weitere=tuple(range(len(found.spalten))),
    )
    content = read(datei, roles, Optionen(**options), progress)
    if content.leere_schluessel:
        lines = ", ".join(str(n) for n in content.leere_schluessel[:10])
        raise UserError(
            f"In {german.integer(len(content.leere_schluessel))} Zeilen fehlt das Aktenzeichen (Zeile {lines}).",
            advice="Bitte ergänzen Sie es in der Liste oder nehmen Sie die Zeilen heraus.",
        )
    return Gelesen(found, content, _told(found, roles, content))


def _told(found: Liste, roles: ListenRollen, content: Import) -> ListenAngaben:
    def name(index: int | None) -> str:
        return "" if index is None else found.spalten[index].name

    return ListenAngaben(
        datei=found.datei,
        sha256=found.sha256,
        blatt=found.blatt,
        kopfzeile=found.kopfzeile,
        spalte_schluessel=name(roles.schluessel),
        spalte_schicht=name(roles.schicht),
        spalte_betrag=name(roles.betrag),
        ausgelassen=tuple((entry.zeile, entry.grund) for entry in content.ausgelassen),
        hinweise=tuple(dict.fromkeys((*found.hinweise, *content.hinweise))),
    )


def _plan(
    quote: Decimal | None,
    mindestens: bool,
    genauigkeit: Decimal | None,
    anzahl: int | None,
    stratified: bool,
    startwert: str,
    reserve: int,
) -> Plan:
    if sum(value is not None for value in (quote, genauigkeit, anzahl)) != 1:
        raise UserError("Bitte genau eine der Angaben --quote, --genauigkeit und --anzahl machen.")
    method = Verfahren.QUOTE if quote is not None else Verfahren.ANZAHL
    return Plan(
        verfahren=Verfahren.MINDESTGROESSE if genauigkeit is not None else method,
        quote_prozent=f"{quote or 3:f}",
        rundung=Rundung.MINDESTENS if mindestens else Rundung.KAUFMAENNISCH,
        genauigkeit_prozent=f"{genauigkeit or 5:f}",
        anzahl=anzahl,
        schichtung=Schichtung.ANTEILIG if stratified else Schichtung.KEINE,
        startwert=startwert,
        startwert_von=WER,
        reserve=reserve,
    )


def _write(ziel: Path, ausgabe: Path, written: dict[str, Any], result: Ziehungsergebnis, source: Gelesen) -> None:
    rows = {row.schluessel: row.weitere for row in source.inhalt.zeilen}
    header = ("rang", "art", "ticket", "schluessel", "schicht", *(c.name for c in source.liste.spalten))

    def line(akte: GezogeneAkte, kind: str) -> tuple[str, ...]:
        return (str(akte.rang), kind, akte.ticket, akte.schluessel, akte.schicht, *rows[akte.schluessel])

    write_csv(
        ausgabe,
        header,
        chain((line(a, "gezogen") for a in result.akten), (line(a, "reserve") for a in result.reserve)),
    )
    temporary = ziel.with_name(ziel.name + ".neu")
    temporary.write_text(json.dumps(written, ensure_ascii=False, indent=1), "utf-8")
    temporary.replace(ziel)


def _protocol(file: Path) -> dict[str, Any]:
    try:
        told = json.loads(file.read_text("utf-8-sig"))
    except (OSError, ValueError):
        told = None
    if not isinstance(told, dict) or not isinstance(told.get("liste"), dict):
        raise UserError(
            f"{file.name} ist kein Ziehungsprotokoll.",
            advice="Bitte wählen Sie die JSON-Datei, die beim Ziehen abgelegt wurde.",
        )
    return told


def _list_of(told: dict[str, Any], datei: Path, progress: Progress) -> Gelesen:
    listed = told["liste"]
    columns = listed.get("spalten") or {}
    return read_list(
        datei,
        str(columns.get("schluessel") or "1"),
        str(columns["schicht"]) if columns.get("schicht") else None,
        # Only a draw by amount depends on the amounts.
        str(columns["betrag"]) if columns.get("betrag") and "betraege" in _population(told) else None,
        progress,
        blatt=listed.get("blatt") or None,
    )


def _population(told: dict[str, Any]) -> dict[str, Any]:
    """What is said of the population, without what is not."""
    said = told.get("grundgesamtheit")
    return {name: value for name, value in said.items() if value is not None} if isinstance(said, dict) else {}


def _text(data: dict[str, Any], hints: tuple[str, ...]) -> str:
    lines = [
        f"{german.integer(data['umfang'])} von {german.integer(data['grundgesamtheit'])} Akten gezogen, "
        f"Startwert {data['startwert']}.",
        *(
            f"  {share['schicht'] or 'ohne Angabe'}: {german.integer(share['akten'])} von "
            f"{german.integer(share['bestand'])}"
            for share in data["schichten"]
        ),
        f"Prüfsumme der Grundgesamtheit: {data['pruefsumme']}",
        f"Ziehungsprotokoll: {data['protokoll']}",
        f"Gezogene Akten: {data['ausgabe']}",
        *hints,
    ]
    return "\n".join(lines)
