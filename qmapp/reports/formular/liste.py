"""The list of Maßnahmen as an Excel file to be kept by those who do them, and read again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from uuid import UUID

from qmapp.act.management_response.rueckgabe import felder
from qmapp.act.management_response.rueckgabe.anker import fingerabdruck, name
from qmapp.act.management_response.rueckgabe.felder import Feld, Form
from qmapp.act.management_response.rueckgabe.rows import Anker, Massnahmenliste, Ziel
from qmapp.german import day
from qmapp.reports import palette
from qmapp.reports.formular.anschreiben import IDENTITAET
from qmapp.reports.formular.steuerelement import FELDGRUND
from qmapp.reports.target import replacing
from qmapp.reports.text import clean

#: The sheets, as reading finds them; the last one is hidden and says whose the list is.
MASSNAHMEN, MEILENSTEINE, HERKUNFT = "Maßnahmen", "Meilensteine", "Q-Check"
NUMMER = "Nr."
#: Row of the header, from 0.
_HEAD = 3
_HOW = (
    "Sie füllen nur die blauen Spalten aus. Eine neue Frist braucht einen Grund; „umgesetzt“ braucht den Tag.",
    "Speichern Sie die Datei als Excel-Arbeitsmappe (.xlsx) und senden Sie sie zurück. Bitte keine Spalten löschen.",
)
_WIDTHS = {"st": 18, "sg": 28, "um": 14, "fr": 14, "vg": 28, "bm": 40, "is": 14}


@dataclass(frozen=True)
class _Blatt:
    """A sheet: what is to be read (title and width of each column), and the fields."""

    name: str
    title: str
    fixed: tuple[tuple[str, int], ...]
    fields: tuple[Feld, ...]


@dataclass(frozen=True)
class _Zeile:
    """A row: whose, the words to be read, and the row the fields come from."""

    ziel: Ziel
    id: UUID
    words: tuple[str, ...]
    row: object


_MASSNAHMEN = _Blatt(
    MASSNAHMEN,
    "Maßnahmen",
    ((NUMMER, 8), ("Maßnahme", 44), ("Empfehlung", 14), ("Verantwortlich", 20)),
    felder.LISTE,
)
_MEILENSTEINE = _Blatt(
    MEILENSTEINE,
    "Meilensteine",
    ((NUMMER, 8), ("Maßnahme", 44), ("Meilenstein", 44), ("Geplant bis", 14)),
    (felder.ERREICHT,),
)


def write_liste(liste: Massnahmenliste, path: Path) -> None:
    """Write the list as XLSX, replacing the target in one step; raises UserError where the target is locked."""
    import xlsxwriter

    with replacing(path) as draft:
        # In memory, because temporary files would lay the texts open on the disk.
        book = xlsxwriter.Workbook(str(draft), {"in_memory": True, "strings_to_formulas": False})
        book.set_properties({"title": "Maßnahmenliste", "author": clean(liste.amt), "comments": "erstellt mit Q-Check"})
        looks = _Looks(book)
        _Schreiber(book, looks, _MASSNAHMEN, liste).write(_massnahmen(liste))
        _Schreiber(book, looks, _MEILENSTEINE, liste).write(_meilensteine(liste))
        _identity(book, liste)
        book.close()


def _massnahmen(liste: Massnahmenliste) -> list[_Zeile]:
    return [
        _Zeile(Ziel.MASSNAHME, row.id, (row.kennung, row.titel, row.empfehlung_kennung, row.verantwortlich), row)
        for row in liste.massnahmen
    ]


def _meilensteine(liste: Massnahmenliste) -> list[_Zeile]:
    return [
        _Zeile(Ziel.MEILENSTEIN, step.id, (row.kennung, row.titel, step.titel, day(step.soll)), step)
        for row in liste.massnahmen
        for step in row.meilensteine
    ]


def _identity(book: Any, liste: Massnahmenliste) -> None:
    """Whose the list is, on a sheet nobody sees."""
    sheet = book.add_worksheet(HERKUNFT)
    for row, (ziel, number) in enumerate(((Ziel.FORMULAR, liste.id), (Ziel.BEREICH, liste.bereich))):
        sheet.write_string(row, 0, name(Anker(ziel, number, IDENTITAET, fingerabdruck(str(number)))))
    sheet.hide()


class _Looks:
    """The formats of a list."""

    def __init__(self, book: Any) -> None:
        base = {"font_name": "Calibri", "font_size": 11, "valign": "top", "text_wrap": True}
        line = {"border": 1, "border_color": palette.LINE}
        blank = {**base, **line, "locked": False, "bg_color": f"#{FELDGRUND}"}
        self.title = book.add_format(
            {**base, "bold": True, "font_size": 14, "font_color": palette.ACCENT, "text_wrap": False}
        )
        self.note = book.add_format({**base, "font_color": palette.TEXT2, "text_wrap": False})
        head = {**base, **line, "bold": True, "font_color": palette.WHITE}
        self.head = book.add_format({**head, "bg_color": palette.TEXT2})
        self.field_head = book.add_format({**head, "bg_color": palette.ACCENT})
        self.text = book.add_format({**base, **line, "num_format": "@"})
        self.field = book.add_format({**blank, "num_format": "@"})
        self.day = book.add_format({**blank, "num_format": "dd.mm.yyyy", "align": "left"})


class _Schreiber:
    """Writes one sheet."""

    def __init__(self, book: Any, looks: _Looks, blatt: _Blatt, liste: Massnahmenliste) -> None:
        self._sheet = book.add_worksheet(blatt.name)
        self._looks, self._blatt, self._liste = looks, blatt, liste

    def write(self, rows: Sequence[_Zeile]) -> None:
        """Head, rows, choices and protection."""
        self._head()
        for position, row in enumerate(rows, _HEAD + 1):
            self._row(position, row)
        self._choices(_HEAD + max(len(rows), 1))
        last = len(self._blatt.fixed) + len(self._blatt.fields)
        if rows:
            self._sheet.autofilter(_HEAD, 1, _HEAD + len(rows), last)
        self._sheet.freeze_panes(_HEAD + 1, 3)
        self._sheet.protect("", {"autofilter": True, "format_columns": True, "format_rows": True})
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(_HEAD)
        self._sheet.set_footer("&L&A&RSeite &P von &N")

    def _head(self) -> None:
        sheet, looks = self._sheet, self._looks
        office = f" · {clean(self._liste.amt)}" if self._liste.amt else ""
        sheet.write_string(0, 1, f"{self._blatt.title}, Stand {day(self._liste.stand)}{office}", looks.title)
        for row, words in enumerate(_HOW, 1):
            sheet.write_string(row, 1, words, looks.note)
        sheet.set_column(0, 0, 2, None, {"hidden": True})
        for column, (title, width) in enumerate(self._blatt.fixed, 1):
            sheet.set_column(column, column, width)
            sheet.write_string(_HEAD, column, title, looks.head)
        for column, feld in self._fields():
            sheet.set_column(column, column, _WIDTHS[feld.code])
            sheet.write_string(_HEAD, column, feld.worte, looks.field_head)

    def _row(self, position: int, row: _Zeile) -> None:
        sheet, looks = self._sheet, self._looks
        names = []
        for column, words in enumerate(row.words, 1):
            sheet.write_string(position, column, clean(words), looks.text)
        for column, feld in self._fields():
            shown = felder.text(feld, row.row)
            names.append(name(Anker(row.ziel, row.id, feld.code, fingerabdruck(shown))))
            value = None if not shown else getattr(row.row, feld.name)
            if isinstance(value, date):
                sheet.write_datetime(position, column, datetime.combine(value, time()), looks.day)
            elif shown:
                sheet.write_string(position, column, clean(shown), looks.field)
            else:
                sheet.write_blank(position, column, None, looks.day if feld.form is Form.TAG else looks.field)
        sheet.write_string(position, 0, " ".join(names))

    def _choices(self, last: int) -> None:
        """Excel offers the choices and takes days only."""
        for column, feld in self._fields():
            if feld.wahl is not None:
                rule: dict[str, Any] = {"validate": "list", "source": list(feld.wahl.values())}
                told = {"error_title": "Bitte wählen", "error_message": "Bitte wählen Sie aus der Liste."}
            elif feld.form is Form.TAG:
                rule = {"validate": "date", "criteria": ">=", "value": date(2000, 1, 1)}
                told = {"error_title": "Kein Datum", "error_message": "Bitte ein Datum wie 31.03.2026 eintragen."}
            else:
                continue
            self._sheet.data_validation(_HEAD + 1, column, last, column, {**rule, **told})

    def _fields(self) -> list[tuple[int, Feld]]:
        return list(enumerate(self._blatt.fields, len(self._blatt.fixed) + 1))
