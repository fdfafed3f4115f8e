"""What was held as Feststellungen: an overview, then each in its words. No file is named here."""

from collections import Counter
from collections.abc import Sequence

from qmapp.act.feststellung import worte
from qmapp.act.feststellung.rows import Art, FeststellungZeile, Quelle
from qmapp.german import NBSP, day, integer
from qmapp.reports.document import Block, Column, Heading, Paragraph, Span, Table

_MEHRZAHL = {
    Art.MANGEL: ("ein Mangel", "Mängel"),
    Art.VERBESSERUNG: ("eine Verbesserung", "Verbesserungen"),
    Art.STAERKE: ("eine Stärke", "Stärken"),
}


_ZAHLEN = "Die Zahlen sind die der geprüften Akten; Beispiele mit Aktenzeichen stehen in Q-Check."


def feststellungen(
    rows: Sequence[FeststellungZeile], nummer: str, titel: str = "Feststellungen", zahlen: str = _ZAHLEN
) -> tuple[Block, ...]:
    """The chapter; the rows in the order of their Kennung, ``zahlen`` says what their numbers are."""
    ordered = sorted(rows, key=lambda row: row.kennung)
    return (
        Heading(1, titel, number=nummer),
        Paragraph(f"{_satz(ordered)} {zahlen}".strip()),
        _uebersicht(ordered),
        *(block for row in ordered for block in _einzeln(row)),
    )


def _satz(rows: Sequence[FeststellungZeile]) -> str:
    counted = Counter(row.art for row in rows)
    said = [
        one if counted[art] == 1 else f"{integer(counted[art])}{NBSP}{many}"
        for art, (one, many) in _MEHRZAHL.items()
        if counted[art]
    ]
    listed = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} und {said[-1]}"
    verb = "Festgehalten ist" if len(rows) == 1 else "Festgehalten sind"
    return f"{verb} {listed}."


def _uebersicht(rows: Sequence[FeststellungZeile]) -> Table:
    counted = any(worte.zahlen(row) for row in rows)
    return Table(
        title="Feststellungen im Überblick",
        columns=(
            Column("Nr.", width=1.3, header=True),
            Column("Feststellung", width=5.2),
            Column("Art", width=1.9),
            *((Column("Zahlen", width=4.2),) if counted else ()),
            Column("Stand", width=1.6),
        ),
        rows=tuple(
            (
                row.kennung,
                row.titel,
                _art(row),
                *((worte.zahlen(row) or "–",) if counted else ()),
                "offen" if row.erledigt_am is None else "erledigt",
            )
            for row in rows
        ),
    )


def _art(row: FeststellungZeile) -> str:
    schwere = f", {worte.SCHWEREN[row.schwere]}" if row.schwere is not None else ""
    return worte.ARTEN[row.art] + schwere


def _einzeln(row: FeststellungZeile) -> tuple[Block, ...]:
    lead = Span(f"{row.kennung} {row.titel}.", bold=True)
    text = " ".join(row.text.split("\n"))
    said = Paragraph((lead, Span(f" {text}")) if text else (lead,))
    where = _einordnung(row)
    return (said, Paragraph(where, small=True)) if where else (said,)


def _einordnung(row: FeststellungZeile) -> str:
    parts = [
        worte.herkunft(row) if row.quelle not in (Quelle.ANTWORT, Quelle.ERGEBNIS, Quelle.FREI) else "",
        worte.frist(row),
        f"{'Prüfpunkt' if row.qcheck_id is None and row.befragung_id is None else 'Frage'} {', '.join(row.punkte)}"
        if row.punkte
        else "",
        worte.DIMENSIONEN[row.dimension] if row.dimension is not None else "",
        f"Ausrichtung {worte.AUSRICHTUNGEN[row.ausrichtung]}" if row.ausrichtung is not None else "",
        f"Ursache: {', '.join(row.ursachen)}" if row.ursachen else "",
        f"zurechenbar: {worte.ZURECHENBAR[row.zurechenbarkeit]}" if row.zurechenbarkeit is not None else "",
        f"Nachholung bis {day(row.nachholung_bis)}" if row.nachholung_bis is not None else "",
        f"fasst {integer(row.zusammengefuehrt + 1)} Feststellungen zusammen" if row.zusammengefuehrt else "",
    ]
    return " · ".join(part for part in parts if part)
