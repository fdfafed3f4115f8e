"""The Maßnahmen as one sheet: text is text, days are days, and every column can be filtered."""

from decimal import Decimal

from qmapp.act.empfehlung.worte import VEROEFFENTLICHUNGEN
from qmapp.act.massnahme import worte
from qmapp.act.massnahme.rows import MassnahmeZeile, Vorbehalt
from qmapp.reports.act.lage import Lage
from qmapp.reports.excel import Sheet, SheetColumn, Value

_INNER = ("Person", "Beteiligt", "Grund des Standes", "Vorbehalt durch", "Bemerkung")


def massnahmenblatt(lage: Lage) -> Sheet:
    """One row each, by deadline; a public version lacks the columns it may not fill."""
    columns = (*_SPALTEN, *(() if lage.oeffentlich else tuple(SheetColumn(title) for title in _INNER)))
    rows = [(*_zeile(one.zeile), *(() if lage.oeffentlich else _innere(one.zeile))) for one in lage.massnahmen]
    return Sheet("Maßnahmen", columns, rows, title="Maßnahmen nach Frist", fixed=2)


_SPALTEN = (
    SheetColumn("Nr."),
    SheetColumn("Maßnahme"),
    SheetColumn("Beschreibung"),
    SheetColumn("Aus"),
    SheetColumn("Verantwortlich"),
    SheetColumn("Vereinbart am", "date"),
    SheetColumn("Horizont"),
    SheetColumn("Frist", "date"),
    SheetColumn("Ursprüngliche Frist", "date"),
    SheetColumn("Verschoben", "int"),
    SheetColumn("Stand"),
    SheetColumn("Überfällig"),
    SheetColumn("Umgesetzt am", "date"),
    SheetColumn("Messgröße"),
    SheetColumn("Bedarf in Euro", "euro", 2),
    SheetColumn("Bedarf in VZÄ", "decimal", 2),
    SheetColumn("Vorbehalt"),
    SheetColumn("Hängt ab von"),
    SheetColumn("Wirksamkeit geplant", "date"),
    SheetColumn("Wirksamkeit"),
    SheetColumn("Pilot"),
    SheetColumn("Good Practice"),
    SheetColumn("Anforderung"),
    SheetColumn("Veröffentlichung"),
)


def _zeile(row: MassnahmeZeile) -> tuple[Value, ...]:
    return (
        row.kennung,
        row.titel,
        row.text,
        worte.herkunft(row),
        row.verantwortlich,
        row.vereinbart_am,
        worte.HORIZONTE[row.horizont] if row.horizont is not None else "",
        row.frist,
        row.frist_urspruenglich,
        row.verschoben,
        worte.STATUS[row.status],
        _ja(row.ueberfaellig),
        row.umgesetzt_am,
        row.messgroesse,
        None if row.bedarf_cent is None else Decimal(row.bedarf_cent) / 100,
        row.bedarf_vzae,
        "" if row.vorbehalt is Vorbehalt.KEIN else worte.VORBEHALTE[row.vorbehalt],
        row.abhaengig_von,
        row.wirksamkeit_geplant,
        worte.WIRKUNGEN[row.wirkung] if row.wirkung is not None else "",
        _ja(row.pilot),
        _ja(row.good_practice),
        row.anforderung,
        VEROEFFENTLICHUNGEN[row.veroeffentlichung],
    )


def _innere(row: MassnahmeZeile) -> tuple[Value, ...]:
    return row.person, ", ".join(row.beteiligte), row.status_grund, row.vorbehalt_stelle, row.bemerkung


def _ja(given: bool) -> str:
    return "ja" if given else "nein"
