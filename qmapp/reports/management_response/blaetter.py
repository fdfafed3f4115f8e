"""The Management Response for reckoning on: Empfehlungen, Maßnahmen, Meilensteine, Verschiebungen, Wirksamkeit."""

from collections.abc import Iterator

from qmapp.act.empfehlung.worte import HALTUNGEN, PRIORITAETEN, VEROEFFENTLICHUNGEN, begruendung
from qmapp.act.management_response.rows import Vorgang
from qmapp.act.management_response.worte import STAENDE
from qmapp.act.massnahme.rows import Massnahme, Wirksamkeit
from qmapp.act.massnahme.worte import WIRKUNGEN
from qmapp.reports.act.lage import Lage
from qmapp.reports.act.massnahmenblatt import massnahmenblatt
from qmapp.reports.excel import Sheet, SheetColumn, Value

_PLACES = 4


def management_response_sheets(lage: Lage) -> tuple[Sheet, ...]:
    """Plain sheets, one row per entry; a public version has no Verschiebungen and no counts of files it does not tell.

    Rates are fractions, days are days, and what is not known is empty.
    """
    sheets = [_empfehlungen(lage), massnahmenblatt(lage), _meilensteine(lage)]
    if not lage.oeffentlich:
        sheets.append(_verschiebungen(lage))
    return (*sheets, _wirksamkeit(lage))


def _text(*titles: str) -> tuple[SheetColumn, ...]:
    return tuple(SheetColumn(title) for title in titles)


def _empfehlungen(lage: Lage) -> Sheet:
    columns = (
        *_text("Nr.", "Titel", "Empfehlung", "Priorität", "Gerichtet an", "Feststellungen", "Prüfungen"),
        SheetColumn("Empfohlen am", "date"),
        SheetColumn("Antwort bis", "date"),
        *_text("Antwort", "Stellungnahme", "Begründung", "Rolle"),
        SheetColumn("Freigegeben am", "date"),
        *_text("Maßnahmen", "Stand", "Veröffentlichung"),
    )
    rows = [_empfehlung(case) for case in lage.vorgaenge]
    return Sheet("Empfehlungen", columns, rows, title="Empfehlungen mit Antwort der Leitung")


def _empfehlung(case: Vorgang) -> tuple[Value, ...]:
    row = case.empfehlung.zeile
    answer = row.stellungnahme if row.beantwortet else None
    return (
        row.kennung,
        row.titel,
        row.text,
        PRIORITAETEN[row.prioritaet],
        row.adressat,
        ", ".join(row.feststellungen),
        ", ".join(row.quellen),
        row.empfohlen_am,
        row.antwort_frist,
        HALTUNGEN[row.haltung] if row.haltung is not None else "noch keine",
        answer.text if answer is not None else "",
        begruendung(answer) if answer is not None else "",
        answer.rolle if answer is not None else "",
        answer.freigegeben_am if answer is not None else None,
        ", ".join(one.zeile.kennung for one in case.massnahmen),
        STAENDE[case.stand],
        VEROEFFENTLICHUNGEN[row.veroeffentlichung],
    )


def _meilensteine(lage: Lage) -> Sheet:
    columns = (*_text("Maßnahme", "Meilenstein"), SheetColumn("Soll", "date"), SheetColumn("Ist", "date"))
    rows = [
        (one.zeile.kennung, stone.titel, stone.soll, stone.ist)
        for one in lage.massnahmen
        for stone in one.zeile.meilensteine
    ]
    return Sheet("Meilensteine", columns, rows, title="Meilensteine mit Soll und Ist")


def _verschiebungen(lage: Lage) -> Sheet:
    columns = (
        *_text("Maßnahme", "Was"),
        *(SheetColumn(title, "date") for title in ("Am", "Von", "Auf")),
        *_text("Grund", "Genehmigt"),
    )
    rows = [
        (
            one.zeile.kennung,
            "Frist" if move.meilenstein_id is None else "Meilenstein",
            move.am,
            move.von,
            move.auf,
            move.grund,
            move.genehmigt,
        )
        for one in lage.massnahmen
        for move in one.verschiebungen
    ]
    return Sheet("Verschiebungen", columns, rows, title="Verschobene Fristen")


def _wirksamkeit(lage: Lage) -> Sheet:
    rates = ("Quote vorher", "von", "bis", "Quote nachher", "von ", "bis ")
    columns = (
        *_text("Maßnahme"),
        SheetColumn("Geprüft am", "date"),
        *_text("Ergebnis", "Prüfpunkt"),
        *(SheetColumn(t, "int") for t in ("Vorher", "Bewertet vorher", "Nachher", "Bewertet nachher")),
        *(SheetColumn(title, "percent", _PLACES) for title in rates),
        *_text("Vergleich", "Wortlaut"),
    )
    rows = [_pruefung(lage, one, check) for one in lage.massnahmen for check in one.wirksamkeiten]
    return Sheet("Wirksamkeit", columns, rows, title="Wirksamkeitsprüfungen, Quoten ungerundet")


def _pruefung(lage: Lage, one: Massnahme, check: Wirksamkeit) -> tuple[Value, ...]:
    return (
        one.zeile.kennung,
        check.geprueft_am,
        WIRKUNGEN[check.ergebnis],
        check.punkt,
        *(check.vorher or (None, None)),
        *(check.nachher or (None, None)),
        *_quoten(lage, check),
        lage.vergleiche[check.id].satz if check.id in lage.vergleiche else "",
        check.text,
    )


def _quoten(lage: Lage, check: Wirksamkeit) -> Iterator[Value]:
    compared = lage.vergleiche.get(check.id)
    for side in (compared.vorher, compared.nachher) if compared is not None else (None, None):
        yield from (None, None, None) if side is None else (side.quote.wert, side.quote.unten, side.quote.oben)
