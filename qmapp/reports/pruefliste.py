"""The Prüfliste: the drawn files as a workbook to sort, hand out and tick off, spares on a sheet of their own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from qmapp.checks.aktenpruefung.rows import (
    Aktenart,
    Aktenstand,
    Grundgesamtheit,
    ListenAngaben,
    PrueflisteZeile,
    Pruefung,
)
from qmapp.german import day, integer
from qmapp.reports import wortlaut
from qmapp.reports.art import BEISPIEL
from qmapp.reports.excel import Sheet, SheetColumn, Value

STAENDE = {
    Aktenstand.OFFEN: "offen",
    Aktenstand.IN_ARBEIT: "in Arbeit",
    Aktenstand.ZURUECKGESTELLT: "zurückgestellt",
    Aktenstand.GEPRUEFT: "geprüft",
    Aktenstand.ERSETZT: "ersetzt",
    Aktenstand.VERLOREN: "nicht auffindbar",
}
_BLAETTER = {
    Aktenart.STICHPROBE: "Stichprobe",
    Aktenart.BEWUSST: "Bewusste Auswahl",
    Aktenart.ZWEIT: "Zweitprüfung",
}
#: Columns without contents, for the audit on paper.
VON_HAND = ("Akte angefordert", "Akte da", "Geprüft am", "Durch", "Bemerkung")


@dataclass(frozen=True)
class Listenkopf:
    """What stands above every sheet, and how the list names its columns."""

    pruefung: Pruefung
    grundgesamtheit: Grundgesamtheit | None
    stand: date
    beispiel: bool = False


def pruefliste_sheets(kopf: Listenkopf, zeilen: Sequence[PrueflisteZeile]) -> tuple[Sheet, ...]:
    """A sheet per kind of files that there is, then the spares that have not moved up."""
    sheets = [
        _sheet(kopf, name, found)
        for art, name in _BLAETTER.items()
        if (found := [zeile for zeile in zeilen if zeile.art is art and zeile.nachgerueckt])
    ]
    spares = [zeile for zeile in zeilen if not zeile.nachgerueckt]
    return (*sheets, *((_sheet(kopf, "Ersatzakten", spares, spares=True),) if spares else ()))


def _sheet(kopf: Listenkopf, name: str, zeilen: Sequence[PrueflisteZeile], *, spares: bool = False) -> Sheet:
    angaben = kopf.grundgesamtheit.angaben if kopf.grundgesamtheit is not None else ListenAngaben("")
    further = angaben.weitere
    shown = _Gezeigt.of(zeilen)
    columns = (
        SheetColumn("Nachrücken" if spares else "Nr.", "int", width=11 if spares else 7),
        SheetColumn("Aktenzeichen"),
        SheetColumn("Bogennummer", width=15),
        *((SheetColumn(angaben.spalte_schicht or "Schicht"),) if shown.schicht else ()),
        *((SheetColumn(angaben.spalte_team or "Team"),) if shown.team else ()),
        *((SheetColumn(angaben.spalte_betrag or "Betrag", "euro", 2),) if shown.betrag else ()),
        *(SheetColumn(column) for column in further),
        *((SheetColumn("Zugeteilt an"),) if shown.zugeteilt else ()),
        *(() if spares else (SheetColumn("Stand", width=18),)),
        *(SheetColumn(title, width=24 if title == "Bemerkung" else 12) for title in VON_HAND),
    )
    rows = [_row(zeile, shown, len(further), spares=spares) for zeile in zeilen]
    return Sheet(
        name,
        columns,
        rows,
        title=f"Prüfliste {kopf.pruefung.kennung} – {name}",
        note=_note(kopf, len(zeilen), spares=spares),
        fixed=2,
        lines=True,
    )


@dataclass(frozen=True)
class _Gezeigt:
    """Which columns have anything in them."""

    schicht: bool
    team: bool
    betrag: bool
    zugeteilt: bool

    @classmethod
    def of(cls, zeilen: Iterable[PrueflisteZeile]) -> "_Gezeigt":
        rows = tuple(zeilen)
        return cls(
            any(row.schicht for row in rows),
            any(row.team for row in rows),
            any(row.betrag_cent is not None for row in rows),
            any(row.zugeteilt_an for row in rows),
        )


def _row(zeile: PrueflisteZeile, shown: _Gezeigt, further: int, *, spares: bool) -> tuple[Value, ...]:
    weitere = (*zeile.weitere, *("" for _ in range(further)))[:further]
    amount = None if zeile.betrag_cent is None else Decimal(zeile.betrag_cent) / 100
    return (
        zeile.reserve_rang if spares else zeile.position,
        zeile.schluessel,
        zeile.bogennummer,
        *((zeile.schicht,) if shown.schicht else ()),
        *((zeile.team,) if shown.team else ()),
        *((amount,) if shown.betrag else ()),
        *weitere,
        *((zeile.zugeteilt_an,) if shown.zugeteilt else ()),
        *(() if spares else (_stand(zeile),)),
        *("" for _ in VON_HAND),
    )


def _stand(zeile: PrueflisteZeile) -> str:
    state = STAENDE[zeile.stand]
    return f"{state} (Ersatz für {zeile.ersatz_fuer})" if zeile.ersatz_fuer else state


def _note(kopf: Listenkopf, count: int, *, spares: bool) -> str:
    said = [
        kopf.pruefung.titel,
        f"Stand {day(kopf.stand)}",
        f"{integer(count)} Ersatzakten in der Reihenfolge des Nachrückens" if spares else wortlaut.akten(count),
        "vertraulich: Sozialdaten (§ 35 SGB I)",
    ]
    return " · ".join((BEISPIEL, *said) if kopf.beispiel else said)
