"""Making and changing a Jahresprüfplan."""

from datetime import date
from decimal import Decimal
from typing import Any, TypedDict, Unpack
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.checks.aktenpruefung.tables import Aktenpruefung
from qmapp.checks.jahresplan import tables
from qmapp.checks.jahresplan.abfragen import jahresplan
from qmapp.checks.jahresplan.rows import Deckung, Turnus
from qmapp.eingabe import LONGEST_NOTE, LONGEST_TITLE, cleaned, exact, percent_text, period, reason
from qmapp.errors import UserError
from qmapp.german import day, folded

_YEARS = range(2000, 2101)
_LARGEST = 100_000_000
_LONGEST_AREA = 120
_MOST_MINUTES = 6_000
_MOST_ENTRIES = 200


class Plandaten(TypedDict, total=False):
    """What a plan rests on, as typed: posts, hours of a year for one post, share of them for auditing."""

    vzae: str
    jahresstunden: str
    pruefanteil_prozent: str
    bemerkung: str


class Eintragsdaten(TypedDict, total=False):
    """What may be told about a planned audit; amounts in cents, minutes per file."""

    bereich: str
    titel: str
    katalog_code: str
    turnus: Turnus
    von: date | None
    bis: date | None
    bestand: int | None
    volumen_cent: int | None
    umfang: int | None
    minuten_je_akte_von: int
    minuten_je_akte_bis: int


def create_jahresplan(session: Session, jahr: int, **angaben: Unpack[Plandaten]) -> int:
    """Begin the plan of a year; its year. Raises UserError for a year that has one or lies outside 2000 to 2100."""
    if jahr not in _YEARS:
        raise UserError(
            "Das Jahr muss zwischen 2000 und 2100 liegen.", advice="Bitte berichtigen Sie die Zahl.", field="jahr"
        )
    if session.get(tables.Jahresplan, jahr) is not None:
        raise UserError(
            f"Für {jahr} gibt es schon einen Jahresprüfplan.",
            advice="Öffnen Sie ihn, oder wählen Sie ein anderes Jahr.",
            field="jahr",
        )
    row = tables.Jahresplan(jahr=jahr)
    _apply_plan(row, angaben)
    session.add(row)
    session.flush()
    return jahr


def copy_jahresplan(session: Session, von: int, nach: int, *, heute: date) -> int:
    """Begin the plan of ``nach`` with what the one of ``von`` makes due in it; the number of entries taken over.

    Taken over are the entries of all areas due in the new year, with days moved by as many years; no links, no reasons
    for leaving out. Raises UserError where ``von`` has no plan or ``nach`` has one.
    """
    old = _require(session, von)
    values = old.model_dump(include={"vzae", "jahresstunden", "pruefanteil_prozent"})
    create_jahresplan(session, nach, **values)
    due = jahresplan(session, nach, heute=heute)
    assert due is not None, "just made"
    names = {folded(area.bereich) for area in due.deckung if area.stand is not Deckung.NICHT_FAELLIG}
    rows = [row for row in _rows(session, von) if folded(row.bereich) in names]
    for number, row in enumerate(rows):
        kept = row.model_dump(exclude={"id", "jahr", "reihenfolge", "pruefung_id", "verzicht_grund", "von", "bis"})
        first, last = _moved(row.von, nach - von), _moved(row.bis, nach - von)
        session.add(tables.JahresplanEintrag(jahr=nach, reihenfolge=number, von=first, bis=last, **kept))
    session.flush()
    return len(rows)


def update_jahresplan(session: Session, jahr: int, **angaben: Unpack[Plandaten]) -> None:
    """Change what is named, nothing else; raises UserError with the field of what cannot be taken."""
    _apply_plan(_require(session, jahr), angaben)
    session.flush()


def delete_jahresplan(session: Session, jahr: int) -> None:
    """Delete a plan with its entries; the Prüfungen themselves stay."""
    session.delete(_require(session, jahr))
    session.flush()


def add_eintrag(session: Session, jahr: int, **angaben: Unpack[Eintragsdaten]) -> UUID:
    """Plan an audit at the end of the list; its id. Raises UserError for missing names and impossible numbers."""
    _require(session, jahr)
    rows = _rows(session, jahr)
    if len(rows) >= _MOST_ENTRIES:
        raise UserError(f"Ein Jahresprüfplan fasst höchstens {_MOST_ENTRIES} Prüfungen.")
    row = tables.JahresplanEintrag(jahr=jahr, reihenfolge=len(rows), bereich="", titel="", turnus=Turnus.JAEHRLICH)
    _apply_entry(row, {"bereich": "", "titel": "", **angaben})
    session.add(row)
    session.flush()
    return row.id


def update_eintrag(session: Session, eintrag_id: UUID, **angaben: Unpack[Eintragsdaten]) -> None:
    """Change what is named, nothing else; raises UserError with the field of what cannot be taken."""
    _apply_entry(_entry(session, eintrag_id), angaben)
    session.flush()


def delete_eintrag(session: Session, eintrag_id: UUID) -> None:
    """Take a planned audit out of the plan."""
    row = _entry(session, eintrag_id)
    jahr = row.jahr
    session.delete(row)
    session.flush()
    _number(_rows(session, jahr))
    session.flush()


def move_eintrag(session: Session, eintrag_id: UUID, schritt: int) -> None:
    """Move an entry up (−1) or down (+1); at the ends nothing happens."""
    row = _entry(session, eintrag_id)
    rows = _rows(session, row.jahr)
    rows.remove(row)
    rows.insert(max(0, min(row.reihenfolge + schritt, len(rows))), row)
    _number(rows)
    session.flush()


def link_pruefung(session: Session, eintrag_id: UUID, pruefung_id: UUID | None) -> None:
    """Say which Prüfung carries out an entry (None: none any more).

    Raises UserError where another entry of any year has that Prüfung already.
    """
    row = _entry(session, eintrag_id)
    if pruefung_id is not None:
        audit = session.get(Aktenpruefung, pruefung_id)
        if audit is None:
            raise UserError("Diese Prüfung gibt es nicht mehr.", advice="Bitte wählen Sie eine andere.")
        table = tables.JahresplanEintrag
        taken = session.exec(select(table).where(table.pruefung_id == pruefung_id, col(table.id) != eintrag_id)).first()
        if taken is not None:
            raise UserError(
                f"{audit.kennung} gehört schon zu „{taken.titel}“ im Plan {taken.jahr}.",
                advice="Wählen Sie eine andere Prüfung, oder lösen Sie dort die Verknüpfung.",
                field="pruefung_id",
            )
        row.verzicht_grund = ""
    row.pruefung_id = pruefung_id
    session.flush()


def leave_out(session: Session, eintrag_id: UUID, grund: str) -> None:
    """Leave an audit out this year, with the reason; it stays in the plan to be seen (S002-6-4)."""
    row = _entry(session, eintrag_id)
    if row.pruefung_id is not None:
        raise UserError(
            "Diese Prüfung läuft schon.", advice="Lösen Sie zuerst die Verknüpfung, wenn sie entfallen soll."
        )
    row.verzicht_grund = reason(grund)
    session.flush()


def take_up(session: Session, eintrag_id: UUID) -> None:
    """Plan an audit again that had been left out."""
    _entry(session, eintrag_id).verzicht_grund = ""
    session.flush()


def _require(session: Session, jahr: int) -> tables.Jahresplan:
    row = session.get(tables.Jahresplan, jahr)
    if row is None:
        raise UserError(f"Für {jahr} gibt es keinen Jahresprüfplan.", advice="Legen Sie ihn zuerst an.", field="jahr")
    return row


def _entry(session: Session, eintrag_id: UUID) -> tables.JahresplanEintrag:
    row = session.get(tables.JahresplanEintrag, eintrag_id)
    if row is None:
        raise UserError("Diesen Eintrag gibt es nicht mehr.", advice="Bitte wählen Sie einen anderen.")
    return row


def _rows(session: Session, jahr: int) -> list[tables.JahresplanEintrag]:
    table = tables.JahresplanEintrag
    return list(session.exec(select(table).where(table.jahr == jahr).order_by(col(table.reihenfolge))))


def _number(rows: list[tables.JahresplanEintrag]) -> None:
    for number, row in enumerate(rows):
        row.reihenfolge = number


def _moved(value: date | None, years: int) -> date | None:
    if value is None:
        return None
    # 29 February has no like in most years.
    return value.replace(year=value.year + years, day=28 if (value.month, value.day) == (2, 29) else value.day)


def _apply_plan(row: tables.Jahresplan, angaben: Plandaten) -> None:
    if "vzae" in angaben:
        row.vzae = _positive(angaben["vzae"], "Die Zahl der Stellen", 1_000, "vzae")
    if "jahresstunden" in angaben:
        row.jahresstunden = _positive(angaben["jahresstunden"], "Die Zahl der Jahresstunden", 3_000, "jahresstunden")
    if "pruefanteil_prozent" in angaben:
        row.pruefanteil_prozent = percent_text(
            angaben["pruefanteil_prozent"], "Der Anteil für Prüfungen", field="pruefanteil_prozent"
        )
    if "bemerkung" in angaben:
        row.bemerkung = cleaned(angaben["bemerkung"], "Die Bemerkung", longest=LONGEST_NOTE, field="bemerkung")


def _positive(value: str, what: str, most: int, field: str) -> str:
    try:
        number = exact(value)
    except ValueError:
        number = Decimal(0)
    if not 0 < number <= most:
        raise UserError(
            f"{what} muss über 0 und höchstens {most} sein.", advice="Bitte berichtigen Sie die Eingabe.", field=field
        )
    return f"{number:f}"


def _apply_entry(row: tables.JahresplanEintrag, angaben: Eintragsdaten) -> None:
    values: dict[str, Any] = dict(angaben)
    for name, what, longest in (
        ("bereich", "Der Prüfbereich", _LONGEST_AREA),
        ("titel", "Der Titel", LONGEST_TITLE),
    ):
        if name in values:
            values[name] = cleaned(values[name], what, longest=longest, field=name, required=True)
    for name, value in values.items():
        setattr(row, name, value)
    for name in ("bestand", "volumen_cent", "umfang"):
        _require_number(getattr(row, name), 0, _LARGEST * 1_000, name)
    for name in ("minuten_je_akte_von", "minuten_je_akte_bis"):
        _require_number(getattr(row, name), 1, _MOST_MINUTES, name)
    _require_order(row)


def _require_number(value: int | None, least: int, most: int, field: str) -> None:
    if value is not None and not least <= value <= most:
        raise UserError(f"Bitte geben Sie eine Zahl ab {least} ein.", field=field)


def _require_order(row: tables.JahresplanEintrag) -> None:
    if row.minuten_je_akte_von > row.minuten_je_akte_bis:
        raise UserError(
            "Die kürzeste Zeit je Akte ist länger als die längste.",
            advice="Bitte berichtigen Sie eine der beiden Zahlen.",
            field="minuten_je_akte_von",
        )
    if row.umfang is not None and row.bestand is not None and row.umfang > row.bestand:
        raise UserError(
            "Es sind mehr Akten zu prüfen, als der Bestand hat.",
            advice="Bitte berichtigen Sie eine der beiden Zahlen.",
            field="umfang",
        )
    if row.von is not None and row.bis is not None:
        period(row.von, row.bis, "Die Prüfung", field="von")
    for field, value in (("von", row.von), ("bis", row.bis)):
        if value is not None and value.year != row.jahr:
            raise UserError(
                f"Der {day(value)} liegt nicht im Jahr {row.jahr}.",
                advice="Bitte berichtigen Sie das Datum.",
                field=field,
            )
