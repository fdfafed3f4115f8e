"""The population once it is stored: its figures, all its rows, its strata, and what was taken out before the draw."""

from array import array
from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from qmapp import german
from qmapp.checks.aktenpruefung import zeilen as queries
from qmapp.checks.aktenpruefung.rows import Ausschluss, Grundgesamtheit, GrundgesamtheitZeile
from qmapp.progress import Progress
from qmapp.ui.checks.ausschluss import Ausschliessen
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.context import Context
from qmapp.ui.style import box, hbox, sized, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card, Columns, KeyFigure
from qmapp.ui.widgets.fields import TextField
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.messages import announce
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import BlockModel, Column, TableModel

_SEARCH_AFTER_MS = 250
_SORTS: tuple[queries.Sortierung, ...] = ("schluessel", "schicht", "betrag", "team")


class Bestand(QWidget):
    """Shows a stored list and takes files out of it; ``refused`` carries a UserError that belongs to no field here."""

    refused = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._pruefung: UUID | None = None
        self._liste: Grundgesamtheit | None = None
        self._sort: tuple[queries.Sortierung | None, bool] = (None, False)
        self._columns_of: object = None
        self._asked = 0
        self._figures = tuple(
            KeyFigure(name, big=True) for name in ("Akten in der Liste", "Ausgeschlossen", "Grundgesamtheit", "Summe")
        )
        self._checksum = Label("", "small", "text2", selectable=True)
        self._copy = Button("Prüfsumme kopieren", "copy", "icon")
        self.search = TextField("Suche", placeholder="Aktenzeichen, Schicht oder Team")
        self._found = Label("", "cap", "text3")
        model: BlockModel[GrundgesamtheitZeile] = BlockModel(_columns(None), _key, self._fetch)
        self.table = Table("Grundgesamtheit", model, multi=True)
        self._model = model
        self.schichten: Table[tuple[str, int, float]] = Table("Schichten", _schichten_model())
        self._schichten_card = Card(self.schichten, title="Schichten", subtitle=" ", margin=(1, 13, 1, 8))
        self.ausschluesse: Table[Ausschluss] = Table(
            "Ausgeschlossene Akten", _ausschluss_model(), row_height=46, header=False
        )
        self._ausschluss_card = Card(self.ausschluesse, title="Ausgeschlossen", subtitle=" ", margin=(1, 13, 1, 8))
        self.ausschliessen = Ausschliessen(context)
        self._build()
        self._connect()

    def _build(self) -> None:
        checksum = box(
            vbox(Label("Prüfsumme (SHA-256)", "cap", "text2"), hbox(self._checksum, self._copy, None, gap=4), gap=0)
        )
        figures = Columns(*((figure, 2) for figure in self._figures), (checksum, 3), fold=640)
        strip = Card(figures, margin=(18, 12, 18, 12))
        for card in (self._schichten_card, self._ausschluss_card):
            inset_head(card)
        sized(self.search, max_width=420)
        head = hbox((self.search, 1), vbox(None, self._found, gap=0), gap=12, margin=(15, 0, 15, 0))
        rows = Card(head, (self.table, 1), margin=(1, 13, 1, 6))
        sized(self.table, min_height=260)
        right = box(vbox(self._schichten_card, self._ausschluss_card, self.ausschliessen, None, gap=12))
        self.setLayout(vbox(strip, (Columns((rows, 12), (right, 7), fold=760), 1), gap=12))

    def _connect(self) -> None:
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SEARCH_AFTER_MS)
        self._timer.timeout.connect(self._ask)
        self.search.line.textEdited.connect(self._on_typed)
        self.search.line.returnPressed.connect(self._ask)
        self._model.sort_requested.connect(self._on_sort)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self._copy.clicked.connect(self._copy_checksum)
        self.ausschliessen.wanted.connect(self._on_exclude)
        self.ausschliessen.refused.connect(self.refused)
        self.ausschluesse.delete_requested.connect(self._on_include)
        self.ausschluesse.activated_row.connect(self._on_include)

    def show_liste(self, pruefung_id: UUID, liste: Grundgesamtheit, *, frozen: bool) -> None:
        """Show the stored list of a Prüfung; after the draw (``frozen``) nothing can be taken out any more."""
        if pruefung_id != self._pruefung:
            self.search.set_value("")
            self.ausschliessen.clear()
        self._pruefung, self._liste = pruefung_id, liste
        if self._columns_of != (pruefung_id, liste.id):
            self._columns_of = (pruefung_id, liste.id)
            self._model.beginResetModel()
            self._model.columns = tuple(_columns(liste))
            self._model.endResetModel()
        out = liste.anzahl - liste.ohne_ausgeschlossene
        numbers = (liste.anzahl, out, liste.ohne_ausgeschlossene)
        words = [german.integer(n) for n in numbers] + [
            "–" if liste.summe_cent is None else german.euro(liste.summe_cent)
        ]
        for figure, value in zip(self._figures, words, strict=True):
            figure.set(value)
        self._checksum.setText(f"{liste.pruefsumme[:8]} … {liste.pruefsumme[-8:]}")
        self._checksum.setAccessibleName(f"Prüfsumme {liste.pruefsumme}")
        self._show_schichten(liste)
        self._show_ausschluesse(liste)
        show_if(self.ausschliessen, not frozen)
        self._ask()

    def _show_schichten(self, liste: Grundgesamtheit) -> None:
        most = max((count for _, count in liste.schichten), default=0)
        rows = [(name or "ohne Angabe", count, count / most if most else 0.0) for name, count in liste.schichten]
        by = liste.angaben.spalte_schicht
        self._schichten_card.set_title("Schichten", f"{len(rows)} nach „{by}“, ohne Ausgeschlossene")
        show_if(self._schichten_card, bool(by))
        self.schichten.show_rows(rows)
        self.schichten.fit(8)

    def _show_ausschluesse(self, liste: Grundgesamtheit) -> None:
        rows = liste.ausschluesse
        self._ausschluss_card.set_title(
            "Ausgeschlossen", f"{german.integer(len(rows))} · Entf nimmt die Akte wieder auf"
        )
        show_if(self._ausschluss_card, bool(rows))
        self.ausschluesse.show_rows(rows)
        self.ausschluesse.fit(5)

    def _fetch(self, ids: Sequence[int]) -> Sequence[GrundgesamtheitZeile]:
        return self._context.read(queries.zeilen_block, ids)

    @Slot()
    def _ask(self) -> None:
        """Ask for the ids in the order wanted, in the worker: a million of them take their time."""
        self._timer.stop()
        if self._pruefung is None:
            return
        self._asked += 1
        number, pruefung, text = self._asked, self._pruefung, self.search.value()
        sort, descending = self._sort
        workspace = self._context.workspace

        def work(_: Progress) -> tuple[int, "array[int]"]:
            return number, workspace.read(queries.zeilen_ids, pruefung, sort=sort, absteigend=descending, suche=text)

        self._context.run(work, self._on_ids)

    @Slot(object)
    def _on_ids(self, answer: tuple[int, "array[int]"]) -> None:
        number, ids = answer
        if number != self._asked:
            return
        current = self.table.current()
        scroll = self.table.verticalScrollBar().value()
        self._model.show(ids)
        if current is not None:
            self.table.select_key(_key(current))
        self.table.verticalScrollBar().setValue(scroll)
        self.table.restyle()
        text = self.search.value()
        words = f"{german.integer(len(ids))} Zeilen" if ids else f"Nichts gefunden zu „{text}“"
        self._found.setText(words)
        if text:
            announce(self, words)

    @Slot()
    def _on_typed(self) -> None:
        self._timer.start()

    @Slot(int, bool)
    def _on_sort(self, column: int, descending: bool) -> None:
        names = [name for name in _SORTS if name in ("schluessel", *_used(self._liste))]
        self._sort = (names[column], descending)
        self._ask()

    @Slot()
    def _on_selected(self) -> None:
        self.ausschliessen.set_marked(len(self.table.selectionModel().selectedRows()))

    @Slot(object)
    def _on_exclude(self, keys: tuple[str, ...]) -> None:
        chosen = keys or tuple(row.schluessel for row in self.table.selected() if not row.ausschluss)
        if self._pruefung is not None and chosen:
            self.ausschliessen.exclude(self._pruefung, chosen)

    @Slot(object)
    def _on_include(self, row: Ausschluss) -> None:
        if self._pruefung is not None and self.ausschliessen.isVisible():
            self.ausschliessen.include(self._pruefung, row)

    @Slot()
    def _copy_checksum(self) -> None:
        if self._liste is not None:
            QGuiApplication.clipboard().setText(self._liste.pruefsumme)
            self._context.tell("Prüfsumme kopiert.")


def _used(liste: Grundgesamtheit | None) -> tuple[str, ...]:
    if liste is None:
        return ()
    angaben = liste.angaben
    given = (("schicht", angaben.spalte_schicht), ("betrag", angaben.spalte_betrag), ("team", angaben.spalte_team))
    return tuple(name for name, column in given if column)


def _columns(liste: Grundgesamtheit | None) -> list[Column[GrundgesamtheitZeile]]:
    """The columns the list has, in the order of :data:`_SORTS`, then the further ones and the exclusion."""
    columns: list[Column[GrundgesamtheitZeile]] = [Column("Aktenzeichen", _schluessel, bold=True, sort=_schluessel)]
    if liste is None:
        return columns
    angaben = liste.angaben
    possible: dict[str, Column[GrundgesamtheitZeile]] = {
        "schicht": Column(angaben.spalte_schicht, _schicht, width=140, sort=_schicht),
        "betrag": Column(angaben.spalte_betrag, _betrag, width=130, right=True, sort=_betrag),
        "team": Column(angaben.spalte_team, _team, width=130, sort=_team),
    }
    columns += [possible[name] for name in _used(liste)]
    columns += [Column(name, _weitere(index), width=140) for index, name in enumerate(angaben.weitere)]
    if liste.ausschluesse:
        columns.append(Column("Ausgeschlossen", _ausschluss, width=180))
    return columns


def _schichten_model() -> TableModel[tuple[str, int, float]]:
    columns: list[Column[tuple[str, int, float]]] = [
        Column("Schicht", _first, bold=True),
        Column("Akten", _count, width=170, right=True, bar=_bar),
    ]
    return TableModel(columns, _first)


def _ausschluss_model() -> TableModel[Ausschluss]:
    return TableModel([Column("Aktenzeichen", _key_of, bold=True, sub=_grund)], _key_of)


def _weitere(index: int) -> Callable[[GrundgesamtheitZeile], str]:
    def text(row: GrundgesamtheitZeile) -> str:
        return row.weitere[index] if index < len(row.weitere) else ""

    return text


def _key(row: GrundgesamtheitZeile) -> int:
    return row.nr


def _schluessel(row: GrundgesamtheitZeile) -> str:
    return row.schluessel


def _schicht(row: GrundgesamtheitZeile) -> str:
    return row.schicht


def _team(row: GrundgesamtheitZeile) -> str:
    return row.team


def _betrag(row: GrundgesamtheitZeile) -> str:
    return "" if row.betrag_cent is None else german.euro(row.betrag_cent)


def _ausschluss(row: GrundgesamtheitZeile) -> str:
    return row.ausschluss


def _key_of(row: Ausschluss) -> str:
    return row.schluessel


def _grund(row: Ausschluss) -> str:
    return row.grund


def _first(row: tuple[str, int, float]) -> str:
    return row[0]


def _count(row: tuple[str, int, float]) -> str:
    return german.integer(row[1])


def _bar(row: tuple[str, int, float]) -> float:
    return row[2]
