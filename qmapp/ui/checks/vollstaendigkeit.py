"""What a Prüfung still lacks, file by file, and the marks for later; Enter goes to the very Prüfpunkt."""

from collections import Counter
from textwrap import shorten
from typing import Final
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qmapp import german
from qmapp.checks.aktenpruefung import akte as akten_module
from qmapp.checks.aktenpruefung import pruefung as pruefung_module
from qmapp.checks.aktenpruefung.rows import Aktenart, Luecke, Lueckenart, Pruefung
from qmapp.errors import UserError
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, Crumb, Page
from qmapp.ui.style import Tone, box, sized, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card, Columns, EmptyState
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.page_header import PageHeader
from qmapp.ui.widgets.table import ItemList, Table
from qmapp.ui.widgets.table_model import Column, TableModel

LIST_KEY, DESK_KEY, RESULT_KEY = "aktenpruefung.liste", "aktenpruefung.pruefen", "aktenpruefung.auswerten"
_CRUMB: Final = 34
#: What is missing: short name, what to do about it, sign.
_WORDS: Final[dict[Lueckenart, tuple[str, str, str]]] = {
    Lueckenart.ZURUECKGESTELLT: ("Zurückgestellt", "Akten, die noch auf etwas warten", "clock"),
    Lueckenart.OFFEN: ("Offene Prüfpunkte", "Begonnene Akten mit offenen Prüfpunkten", "circle-dashed"),
    Lueckenart.BETRAG: ("Betrag fehlt", "Mängel mit Betrag, deren Höhe noch fehlt", "coin-euro"),
    Lueckenart.MONATE: ("Monate fehlen", "Mängel mit Betrag ohne Zahl der Monate", "calendar"),
    Lueckenart.URSACHE: ("Ursache fehlt", "Mängel, zu denen keine Ursache angekreuzt ist", "route"),
    Lueckenart.VORGEMERKT: ("Vorgemerkt", "Prüfpunkte, zu denen Sie zurückkommen wollten", "bookmark"),
    Lueckenart.ABSCHLUSS: ("Nicht abgeschlossen", "Alles beantwortet, nur Strg+Enter fehlt", "check"),
    Lueckenart.NICHT_BEGONNEN: ("Nicht begonnen", "Akten ohne eine Antwort", "circle"),
}
_ALL: Final = None
Art = Lueckenart | None


class Vollstaendigkeit(Page):
    """Kinds at the left with their counts, the places at the right."""

    key = "aktenpruefung.luecken"
    title = "Vollständigkeit"
    phase = "check"
    parent_key = LIST_KEY
    tables = frozenset({"aktenpruefung", "akte", "antwort", "vormerkung"})
    keys = (
        ("↑ ↓", "Stelle"),
        ("Enter", "Hingehen"),
        ("Tab", "Art oder Stelle"),
        ("Strg+Enter", "Zum Prüfplatz"),
        ("F1", "Hilfe"),
    )
    help_page = "pruefplatz"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id: UUID | None = None
        self._art = Aktenart.STICHPROBE
        self._pruefung: Pruefung | None = None
        self._found: tuple[Luecke, ...] = ()
        self.primary = Button("Zum Prüfplatz", "list-check", "primary")
        self.arten: ItemList[tuple[Art, int]] = ItemList(
            "Was fehlt",
            key=_kind,
            title=_name,
            subtitle=_meaning,
            icon=_sign,
            pill=_count,
            pill_width=84,
            row_height=52,
        )
        self.stellen: Table[Luecke] = Table("Stellen", TableModel(_columns(), _place), row_height=46)
        left = Card(self.arten, title="Was fehlt", margin=(1, 13, 1, 8))
        self._right = Card((self.stellen, 1), title="Stellen", subtitle=" ", margin=(1, 13, 1, 6))
        for card in (left, self._right):
            inset_head(card)
        sized(self.stellen, min_height=200, min_width=300)
        self._columns = Columns((box(vbox(left, None, gap=0)), 5), (self._right, 9), fold=760)
        self._next = Button("Zur Auswertung", "chart-histogram", "primary")
        self.empty = Card(EmptyState("circle-check", "", "", self._next))
        header = PageHeader(self.title, phase="check", primary=self.primary)
        self.build(header, box(vbox((self.empty, 1), (self._columns, 1), gap=0)), gap=14)
        self.primary.clicked.connect(self.to_desk)
        self._next.clicked.connect(self._on_next)
        self.arten.current_changed.connect(self._show_places)
        self.stellen.activated_row.connect(self._open)

    def show_target(self, *target: object) -> None:
        """A Prüfung; optionally which files, and the kind of gap to show first."""
        ids = [part for part in target if isinstance(part, UUID)]
        if not ids:
            return
        self._id = ids[0]
        self._art = next((part for part in target if isinstance(part, Aktenart)), Aktenart.STICHPROBE)
        wanted = next((part for part in target if isinstance(part, Lueckenart)), _ALL)
        self._read()
        self.arten.select_key(wanted)
        self._show_places()

    def refresh(self) -> None:
        self._read()
        self._show_places()
        self.head_changed.emit()

    def crumbs(self) -> tuple[Crumb, ...]:
        path = [Crumb("Aktenprüfungen", LIST_KEY)]
        if self._pruefung is not None:
            name = shorten(self._pruefung.titel, _CRUMB, placeholder=" …")
            path.append(Crumb(name, LIST_KEY, (self._pruefung.id,)))
        return (*path, Crumb(self.title))

    def commands(self) -> tuple[Command, ...]:
        return (Command("Zum Prüfplatz", self.to_desk, "Strg+Enter"),)

    def first_focus(self) -> QWidget | None:
        return self.stellen if self._found else self._next

    @Slot()
    def to_desk(self) -> None:
        """Where the work goes on."""
        if self._id is not None:
            self.context.navigate(DESK_KEY, self._id, self._art)

    def _read(self) -> None:
        if self._id is None:
            return
        try:
            self._pruefung = self.context.read(pruefung_module.pruefung, self._id)
        except UserError:
            self.context.navigate(LIST_KEY)  # its creation was undone while it was shown
            return
        self._found = self.context.read(akten_module.luecken, self._id, self._art)
        counted = Counter(gap.art for gap in self._found)
        kinds: list[tuple[Art, int]] = [(_ALL, len(self._found))]
        self.arten.show_rows(kinds + [(art, counted[art]) for art in Lueckenart if counted[art]])
        if self.arten.current() is None:
            self.arten.select_key(_ALL)
        self.arten.fit()
        self._show_head()

    def _show_head(self) -> None:
        assert self.header is not None
        files = len({gap.akte_id for gap in self._found})
        places = "1 Stelle" if len(self._found) == 1 else f"{german.integer(len(self._found))} Stellen"
        where = "1 Akte" if files == 1 else f"{german.integer(files)} Akten"
        self.header.set_context(f"{places} in {where}" if self._found else "")
        complete = not self._found
        show_if(self.empty, complete)
        show_if(self._columns, not complete)
        show_if(self.primary, not complete)
        self.header.primary = self._next if complete else self.primary
        drawn = self._pruefung is not None and self._pruefung.gezogen_um is not None
        state = self.empty.findChild(EmptyState)
        assert state is not None
        if drawn:
            state.set("Es fehlt nichts.", "Alle Akten sind geprüft und abgeschlossen, nichts ist vorgemerkt.")
        else:
            state.set("Die Stichprobe ist noch nicht gezogen.", "Was fehlt, steht hier, sobald Akten gezogen sind.")
        self._next.set_text("Zur Auswertung" if drawn else "Zur Liste")

    @Slot(object)
    def _show_places(self, _: object = None) -> None:
        row = self.arten.current()
        art = row[0] if row is not None else _ALL
        shown = [gap for gap in self._found if art in (_ALL, gap.art)]
        self.stellen.show_rows(shown)
        if shown and self.stellen.current() is None:
            self.stellen.selectRow(0)
        self._right.set_title("Stellen" if art is None else _WORDS[art][0], _WORDS[art][1] if art is not None else "")

    @Slot(object)
    def _open(self, gap: Luecke) -> None:
        if self._id is not None:
            self.context.navigate(DESK_KEY, self._id, gap.akte_id, self._art, gap.code)

    @Slot()
    def _on_next(self) -> None:
        drawn = self._pruefung is not None and self._pruefung.gezogen_um is not None
        target = () if self._id is None else (self._id,)
        self.context.navigate(RESULT_KEY if drawn else LIST_KEY, *target)


def _columns() -> list[Column[Luecke]]:
    return [
        Column("Akte", _akte, sub=_number, width=170),
        Column("Was fehlt", _missing, icon=_gap_sign),
        Column("Prüfpunkt", _point, width=96, right=True),
    ]


def _kind(row: tuple[Art, int]) -> Art:
    return row[0]


def _name(row: tuple[Art, int]) -> str:
    return "Alles" if row[0] is None else _WORDS[row[0]][0]


def _meaning(row: tuple[Art, int]) -> str:
    return "Jede Stelle, der Reihe nach" if row[0] is None else _WORDS[row[0]][1]


def _sign(row: tuple[Art, int]) -> tuple[str, str]:
    return ("list-details", "text2") if row[0] is None else (_WORDS[row[0]][2], "text2")


def _count(row: tuple[Art, int]) -> tuple[Tone, str]:
    return "neutral", german.integer(row[1])


def _place(gap: Luecke) -> tuple[UUID, Lueckenart, str]:
    return (gap.akte_id, gap.art, gap.code)


def _akte(gap: Luecke) -> str:
    return gap.schluessel


def _number(gap: Luecke) -> str:
    return f"Akte {german.integer(gap.position)}"


def _missing(gap: Luecke) -> str:
    if gap.art is Lueckenart.OFFEN:
        return "Noch 1 Prüfpunkt offen" if gap.anzahl == 1 else f"Noch {gap.anzahl} Prüfpunkte offen"
    name = _WORDS[gap.art][0]
    return f"{name}: {gap.grund}" if gap.grund else name


def _gap_sign(gap: Luecke) -> tuple[str, str]:
    return (_WORDS[gap.art][2], "accent" if gap.art is Lueckenart.VORGEMERKT else "text2")


def _point(gap: Luecke) -> str:
    return str(gap.nummer) if gap.code else "–"
