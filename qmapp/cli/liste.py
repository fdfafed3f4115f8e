"""``qmapp liste``: what the importer recognises, without importing."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from qmapp import german
from qmapp.cli.ausgabe import amount, answer, json_option, progress_bar
from qmapp.cli.deutsch import Angabe, Verben
from qmapp.spreadsheets import Import, Liste, ListenRollen, Optionen, inspect, read


@click.group("liste", cls=Verben, help="Listen lesen, ohne sie zu übernehmen.")
def liste() -> None:
    pass


@liste.command("ansehen", help="Zeigt, was in einer Liste erkannt wird.")
@click.argument("datei", type=click.Path(path_type=Path), metavar="LISTE")
@click.option("--blatt", cls=Angabe, metavar="B", help="Name des Tabellenblatts.")
@click.option("--kopfzeile", type=click.IntRange(min=1), cls=Angabe, metavar="N", help="Zeile der Spaltennamen.")
@click.option("--schluessel", cls=Angabe, metavar="S", help="Spalte mit dem Aktenzeichen: Name oder Nummer.")
@click.option("--betrag", cls=Angabe, metavar="S", help="Spalte mit dem Betrag: Name oder Nummer.")
@json_option
def ansehen(
    datei: Path, blatt: str | None, kopfzeile: int | None, schluessel: str | None, betrag: str | None, als_json: bool
) -> None:
    options = Optionen(blatt=blatt, kopfzeile=kopfzeile)
    found = inspect(datei, options)
    roles = chosen_roles(found, schluessel=schluessel, betrag=betrag)
    with progress_bar("Liste lesen") as progress:
        rows = read(datei, roles, options, progress)
    data = _as_data(found, roles, rows)
    answer(data, lambda: _as_text(found, roles, rows), als_json)


def chosen_roles(
    liste: Liste, *, schluessel: str | None = None, schicht: str | None = None, betrag: str | None = None
) -> ListenRollen:
    """The roles a user has named, the proposed key and amount where nothing is named."""
    proposed = liste.vorschlag
    return ListenRollen(
        schluessel=liste.finde(schluessel) if schluessel else proposed.schluessel,
        schicht=liste.finde(schicht) if schicht else None,
        betrag=liste.finde(betrag) if betrag else proposed.betrag,
        team=None,
        weitere=(),
    )


def with_all_columns(liste: Liste, roles: ListenRollen) -> ListenRollen:
    """The same roles, with every other column kept beside them, as the file of a draw shows them."""
    used = {roles.schluessel, roles.schicht, roles.betrag, roles.team}
    return replace(roles, weitere=tuple(i for i in range(len(liste.spalten)) if i not in used))


def _as_data(found: Liste, roles: ListenRollen, rows: Import) -> dict[str, Any]:
    return {
        "datei": found.datei,
        "format": found.format,
        "kodierung": found.kodierung,
        "trennzeichen": found.trennzeichen,
        "blatt": found.blatt,
        "kopfzeile": found.kopfzeile,
        "spalten": [{"name": c.name, "art": c.art.value} for c in found.spalten],
        "zeilen": found.zeilen,
        "doppelte_schluessel": None if roles.schluessel is None else len(rows.doppelte_schluessel),
        "leere_schluessel": None if roles.schluessel is None else len(rows.leere_schluessel),
        "summe": amount(rows.summe_cent),
        "hinweise": list(dict.fromkeys((*found.hinweise, *rows.hinweise))),
    }


def _as_text(found: Liste, roles: ListenRollen, rows: Import) -> str:
    key = "nicht erkannt" if roles.schluessel is None else found.spalten[roles.schluessel].name
    lines = [
        f"{found.datei}: {german.integer(found.zeilen)} Zeilen, {len(found.spalten)} Spalten, {found.format.upper()}",
        f"Kopfzeile: {found.kopfzeile}" + (f", Blatt: {found.blatt}" if found.blatt else ""),
        f"Aktenzeichen: {key}",
    ]
    if roles.schluessel is not None:
        lines.append(f"Doppelte Aktenzeichen: {len(rows.doppelte_schluessel)}, leere: {len(rows.leere_schluessel)}")
    if rows.summe_cent is not None and roles.betrag is not None:
        lines.append(f"Summe {found.spalten[roles.betrag].name}: {german.euro(rows.summe_cent)}")
    lines += ["", "Spalten:"]
    lines += [
        f"  {i:>3}  {c.name}  ({c.art.value}{', ' + c.format if c.format else ''})"
        for i, c in enumerate(found.spalten, 1)
    ]
    hints = list(dict.fromkeys((*found.hinweise, *rows.hinweise)))
    if hints:
        lines += ["", "Hinweise:", *(f"  {hint}" for hint in hints)]
    return "\n".join(lines)
