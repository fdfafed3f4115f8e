"""Looking at a list and reading it: one pass over the file, from the bytes to the import report."""

from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path

from qmapp.errors import UserError
from qmapp.german import integer
from qmapp.progress import Progress, silent
from qmapp.spreadsheets.cells import Cell, cell_text
from qmapp.spreadsheets.collect import Collector, duplicates
from qmapp.spreadsheets.decision import decide
from qmapp.spreadsheets.delimited import open_delimited
from qmapp.spreadsheets.formats import Zahlform, cents_reader, zahlstil
from qmapp.spreadsheets.liste import Liste, ListenRollen, Optionen, SpaltenArt
from qmapp.spreadsheets.profile import Profile
from qmapp.spreadsheets.roles import is_key_name, suggest_roles
from qmapp.spreadsheets.rows import NO_AMOUNT, Import, Zeilen
from qmapp.spreadsheets.source import Fingerprint, Source, check_unchanged, fingerprint, lock_hint, refusal
from qmapp.spreadsheets.subtotals import MAX_ROWS_SUMMED, totals_by_key, totals_by_sum, totals_by_word
from qmapp.spreadsheets.table import Ausgelassen, Block, Table, open_table
from qmapp.spreadsheets.workbook import OLE, ZIP, open_workbook

_MAX_CELLS_KEPT = 1_000_000
_SHOWN = 10
_HTML = (b"<html", b"<!doctype html", b"<table", b"<meta", b"<head", b"<style")
_FAKES = (
    (b"%PDF", "Das ist eine PDF-Datei.", "Bitte exportieren Sie die Liste als Excel- oder CSV-Datei."),
    (b"{\\rtf", "Das ist ein Textdokument (RTF).", "Bitte exportieren Sie die Liste als Excel- oder CSV-Datei."),
    (b"<?xml", "Das ist eine XML-Datei.", "Bitte öffnen Sie sie in Excel und speichern Sie sie als .xlsx."),
)
_DEFAULT = Optionen()


def inspect(path: Path, optionen: Optionen = _DEFAULT, progress: Progress = silent) -> Liste:
    """Recognise a list completely (formats are decided from all values), without taking its rows.

    Raises UserError for every file that is no readable list, Cancelled if ``progress`` does.
    """
    return _Reading(path, optionen, progress).run(None)


def read(path: Path, rollen: ListenRollen, optionen: Optionen = _DEFAULT, progress: Progress = silent) -> Import:
    """Read the columns that have a role.

    ``rollen`` needs a key column. Duplicate keys and suspected totals are reported, not refused: what becomes of them
    is the caller's decision. Raises UserError for every file that is no readable list, Cancelled if ``progress`` does.
    """
    if rollen.schluessel is None:
        raise refusal("Es ist keine Spalte mit dem Aktenzeichen gewählt.", "Bitte wählen Sie die Schlüsselspalte.")
    reading = _Reading(path, optionen, progress)
    collector = Collector(rollen)
    liste = reading.run(collector)
    stil = reading.stil_of(rollen.betrag) if rollen.betrag is not None else Zahlform.DEUTSCH
    return _report(liste, rollen, collector, collector.zeilen(stil), reading.left_out)


def open_source(path: Path, optionen: Optionen) -> Source:
    """Tell by its first bytes what a file is and open it; the ending of the name proves nothing.

    Raises UserError for what is neither a workbook nor a text table.
    """
    with path.open("rb") as file:
        head = file.read(4096)
    if head.startswith((OLE, *ZIP)):
        return open_workbook(path, optionen)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(_HTML):
        raise refusal(
            "Das ist eine Internetseite (HTML), auch wenn der Name nach Excel aussieht.",
            "Bitte öffnen Sie sie in Excel und speichern Sie sie als .xlsx.",
        )
    for mark, message, advice in _FAKES:
        if start.startswith(mark.lower()):
            raise refusal(message, advice)
    is_utf16 = head.startswith((b"\xff\xfe", b"\xfe\xff")) or optionen.kodierung is not None
    binary = sum(head.count(byte) for byte in range(32) if byte not in (9, 10, 12, 13, 26))
    named_workbook = path.suffix.lower() in (".xlsx", ".xlsm", ".xls", ".ods")
    if binary and not is_utf16 and (named_workbook or binary > len(head) // 50):
        raise refusal(
            "Das ist keine Excel-, ODS- oder CSV-Datei.",
            "Bitte prüfen Sie, ob die Datei vollständig übertragen wurde, und exportieren Sie sie notfalls erneut.",
        )
    source = open_delimited(path, optionen)
    if named_workbook:
        source.hinweise.append(f"Die Datei heißt {path.suffix}, ist aber eine Textdatei; so wurde sie gelesen.")
    return source


class _Reading:
    """One pass over a file."""

    def __init__(self, path: Path, optionen: Optionen, progress: Progress) -> None:
        self._path = path
        self._optionen = optionen
        self._progress = progress
        self._profiles: list[Profile] = []
        self._kept: list[Block] = []
        self._of_list: Zahlform | None = None
        self.left_out: tuple[Ausgelassen, ...] = ()

    def run(self, collector: Collector | None) -> Liste:
        before = fingerprint(self._path)
        self._progress(0, 0)
        source = open_source(self._path, self._optionen)
        table = open_table(source, self._optionen, self._progress)
        if collector is not None:
            chosen = _check_roles(collector.rollen, table.width)
            table.wanted = chosen if source.total * table.width > _MAX_CELLS_KEPT else None
        header = table.header
        self._profiles = [
            Profile(index, *texts, thorough=collector is None)
            for index, texts in enumerate(zip(header.names, header.short, header.explanations, strict=True))
        ]
        self._consume(table, collector)
        check_unchanged(self._path, before)
        self.left_out = tuple(table.ausgelassen)
        return self._liste(source, table, before, collector.rollen if collector else None)

    def stil_of(self, index: int) -> Zahlform:
        return self._profiles[index].stil(self._of_list)

    def _consume(self, table: Table, collector: Collector | None) -> None:
        cells = 0
        for block in table.blocks:
            for profile, values in zip(self._profiles, block.spalten, strict=True):
                if values:
                    profile.add(block.nummern, values)
            if collector is not None:
                collector.add(block)
            cells += len(block.nummern) * table.width
            if cells <= _MAX_CELLS_KEPT:
                self._kept.append(block)
            else:
                self._kept.clear()
        styles = [
            zahlstil(profile.forms())
            for profile in self._profiles
            if not (profile.is_text or is_key_name(profile.name))
        ]
        proven = {style for style in styles if style}
        self._of_list = proven.pop() if len(proven) == 1 else None

    def _liste(self, source: Source, table: Table, before: Fingerprint, rollen: ListenRollen | None) -> Liste:
        spalten = [decide(profile, self._of_list) for profile in self._profiles]
        while len(spalten) > 1 and spalten[-1].art is SpaltenArt.LEER and not table.header.own[spalten[-1].index]:
            spalten.pop()
        vorschlag = rollen or suggest_roles(spalten, table.zeilen)
        totals = self._totals([s.index for s in spalten if s.art in _ADDABLE], vorschlag.schluessel)
        hints = [*source.hinweise, *table.hinweise]
        if totals:
            hints.append(_totals_hint(totals))
        if lock := lock_hint(self._path):
            hints.append(lock)
        return Liste(
            datei=self._path.name,
            pfad=self._path,
            sha256=before.sha256,
            format=source.format,
            kodierung=source.kodierung,
            trennzeichen=source.trennzeichen,
            blaetter=source.blaetter,
            blatt=source.blatt,
            kopfzeile=table.header.last,
            kopfzeilen=table.header.last - table.header.first + 1 if table.header.last else 0,
            spalten=tuple(spalten),
            zeilen=table.zeilen,
            vorschau=table.vorschau,
            fusszeilen=tuple(table.fusszeilen),
            hinweise=tuple(hints),
            vorschlag=vorschlag,
            zwischensummen=totals,
        )

    def _totals(self, numeric: list[int], key: int | None) -> tuple[int, ...]:
        """Rows that add up others, or name themselves a total; only in lists small enough to be kept whole."""
        numbers = list(chain.from_iterable(block.nummern for block in self._kept))
        if not 3 <= len(numbers) <= MAX_ROWS_SUMMED:
            return ()
        places: set[int] = set()
        for profile in self._profiles[:_SHOWN]:
            if profile.is_text or profile.foreign_count:
                column = chain.from_iterable(block.spalten[profile.index] for block in self._kept)
                places.update(totals_by_word([cell if isinstance(cell, str) else "" for cell in column]))
        columns = []
        for index in numeric:
            to_cents = _plain_cents(self.stil_of(index))
            columns.append([to_cents(cell) for block in self._kept for cell in block.spalten[index]])
        places.update(totals_by_sum(columns))
        if key is not None and columns:
            keys = [" ".join(cell_text(cell).split()) for block in self._kept for cell in block.spalten[key]]
            places.update(totals_by_key(keys, columns[0]))
        return tuple(numbers[place] for place in sorted(places))


_ADDABLE = (SpaltenArt.GANZZAHL, SpaltenArt.BETRAG)


def _plain_cents(stil: Zahlform) -> Callable[[Cell], int]:
    read_text = cents_reader(stil)

    def cents(cell: Cell) -> int:
        if isinstance(cell, float | int):
            return round(cell * 100)
        found = read_text(cell.strip()) if isinstance(cell, str) else None
        return found[0] if found else 0

    return cents


def _check_roles(rollen: ListenRollen, width: int) -> frozenset[int]:
    """The columns that have a role."""
    roles = (rollen.schluessel, rollen.schicht, rollen.betrag, rollen.team, *rollen.weitere)
    chosen = frozenset(index for index in roles if index is not None)
    if any(not 0 <= index < width for index in chosen):
        raise refusal("Eine der gewählten Spalten gibt es in dieser Liste nicht.", "Bitte wählen Sie die Spalten neu.")
    return chosen


def _report(
    liste: Liste, rollen: ListenRollen, collector: Collector, zeilen: Zeilen, left_out: tuple[Ausgelassen, ...]
) -> Import:
    if not len(zeilen):
        raise UserError(
            "In der Schlüsselspalte steht in keiner Zeile ein Aktenzeichen.",
            advice="Bitte wählen Sie eine andere Spalte oder eine andere Kopfzeile.",
            field="schluessel",
        )
    amounts: Sequence[int] = zeilen.betraege
    if NO_AMOUNT in amounts:
        amounts = [0 if cents == NO_AMOUNT else cents for cents in amounts]
    suspected = _suspected(liste, collector, zeilen, amounts)
    summe = sum(amounts)
    if suspected and amounts:
        summe -= sum(amount for amount, number in zip(amounts, zeilen.nummern, strict=True) if number in suspected)
    doubled = duplicates(zeilen.schluessel, zeilen.nummern)
    hints = [hint for hint in liste.hinweise if hint != _totals_hint(liste.zwischensummen)] + collector.hinweise()
    if collector.summen:
        hints.append(f"Summenzeilen, ausgelassen: {integer(len(collector.summen))}.")
    if suspected:
        hints.append(_totals_hint(tuple(sorted(suspected))))
    if doubled:
        hints.append(f"Aktenzeichen, die mehrfach vorkommen: {integer(len(doubled))}.")
    if collector.leere:
        hints.append(f"Zeilen ohne Aktenzeichen, ausgelassen: {integer(len(collector.leere))}.")
    return Import(
        liste=liste,
        rollen=rollen,
        zeilen=zeilen,
        ausgelassen=tuple(sorted((*left_out, *collector.ausgelassen), key=lambda row: row.zeile)),
        doppelte_schluessel=doubled,
        leere_schluessel=tuple(collector.leere),
        zwischensummen=tuple(sorted(suspected | set(collector.summen))),
        summe_cent=summe if rollen.betrag is not None else None,
        hinweise=tuple(hints),
    )


def _suspected(liste: Liste, collector: Collector, zeilen: Zeilen, amounts: Sequence[int]) -> set[int]:
    """Row numbers of taken rows that are probably totals."""
    totals = set(liste.zwischensummen)
    if collector.speaks_of_totals:
        totals.update(zeilen.nummern[place] for place in totals_by_word(zeilen.schluessel))
    if amounts:
        totals.update(zeilen.nummern[place] for place in totals_by_key(zeilen.schluessel, amounts))
    return totals.intersection(zeilen.nummern) if totals else totals


def _totals_hint(rows: tuple[int, ...]) -> str:
    shown = ", ".join(map(str, rows[:_SHOWN])) + (" …" if len(rows) > _SHOWN else "")
    return (
        f"Summen oder Zwischensummen unter den Zeilen vermutet: {integer(len(rows))} (Zeile {shown}). "
        "Sie werden nicht mitaddiert; bitte vor der Ziehung ausschließen."
    )
