"""The second step: the columns at the left, at the right the one in hand, what is to settle, the file, a preview."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from qmapp import settings as settings_file
from qmapp.checks.befragung.einlesen import Zuordnung
from qmapp.settings import Settings
from qmapp.ui.checks.befragung.einlesen.befundblatt import Befundblatt
from qmapp.ui.checks.befragung.einlesen.blick import Blick
from qmapp.ui.checks.befragung.einlesen.dateiblatt import Dateiblatt
from qmapp.ui.checks.befragung.einlesen.spaltenblatt import Spaltenblatt
from qmapp.ui.checks.befragung.einlesen.spaltenliste import Spaltenliste
from qmapp.ui.checks.befragung.einlesen.vorschaublatt import Vorschaublatt
from qmapp.ui.checks.befragung.einlesen.worte import lage
from qmapp.ui.style import hbox, sized, vbox
from qmapp.ui.widgets.card import Banner, Card, Columns
from qmapp.ui.widgets.choices import SegmentedControl

SPALTE, KLAEREN, DATEI, VORSCHAU = "spalte", "klaeren", "datei", "vorschau"
_PANELS = ((SPALTE, "Spalte"), (KLAEREN, "Zu klären"), (DATEI, "Datei"), (VORSCHAU, "Vorschau"))


class Zuordnungsblatt(QWidget):
    """``changed`` carries another :class:`Zuordnung`, ``reread`` other Optionen to read the file with."""

    changed = Signal(object)
    reread = Signal(object)

    def __init__(self, settings: Settings, key: str) -> None:
        """``settings`` keep under ``key`` which columns were shown last."""
        super().__init__()
        self._settings, self._key = settings, key
        self._blick: Blick | None = None
        self.lage = Banner("info")
        self.liste = Spaltenliste()
        self.spalte, self.befunde = Spaltenblatt(), Befundblatt()
        self.datei, self.vorschau = Dateiblatt(), Vorschaublatt()
        self.wahl = SegmentedControl("Rechts zeigen", _PANELS)
        self._stack = QStackedWidget()
        for panel in (self.spalte, self.befunde, self.datei, self.vorschau):
            self._stack.addWidget(panel)
        right = Card(hbox(self.wahl, None), (self._stack, 1), margin=(15, 13, 15, 10), gap=12)
        right.setAccessibleName("Einzelheiten")
        sized(right, min_width=380)
        self.setLayout(vbox(self.lage, (Columns((self.liste, 11), (right, 9), fold=820), 1), gap=12))
        kept = settings.views.get(key)
        self.liste.only_free.setChecked(isinstance(kept, dict) and kept.get("zeigen") == "offen")
        self._connect()

    def _connect(self) -> None:
        self.lage.acted.connect(self.show_befunde)
        self.wahl.chosen.connect(self._show_panel)
        self.liste.chosen.connect(self._on_column)
        self.liste.filtered.connect(self._remember)
        self.liste.opened.connect(self._on_opened)
        self.liste.cleared.connect(self.spalte.clear_spalte)
        self.befunde.column_wanted.connect(self.show_spalte)
        for panel in (self.spalte, self.befunde, self.datei):
            panel.changed.connect(self.changed)
        self.datei.reread.connect(self.reread)

    def begin(self, blick: Blick) -> None:
        """Show another file, its first column in hand."""
        self._blick = None
        self.show_blick(blick)
        self._show_panel(SPALTE)
        if blick.tabelle.kopf:
            self.liste.select(0)
            self.spalte.show_spalte(blick, 0)

    def show_blick(self, blick: Blick) -> None:
        """Show how the file is understood now, and what is found in it."""
        self._blick = blick
        tone, title, text = lage(blick.bericht)
        self.lage.set(tone, title, text, "Ansehen" if blick.bericht is not None and blick.bericht.offen else "")
        self.liste.show_blick(blick)
        self.befunde.show_blick(blick)
        self.datei.show_blick(blick)
        self.vorschau.show_blick(blick)
        place = self.liste.current()
        if place is not None:
            self.spalte.show_spalte(blick, place)

    def zuordnung(self) -> Zuordnung | None:
        """How the file is understood now."""
        return None if self._blick is None else self._blick.zuordnung

    def panel(self) -> str:
        """Which panel is shown."""
        return str(self.wahl.value())

    @Slot()
    def show_befunde(self) -> None:
        """What is to be settled."""
        self._show_panel(KLAEREN)
        self.befunde.table.setFocus()

    @Slot(int)
    def show_spalte(self, place: int) -> None:
        """A column, with the first of its words nobody has decided on."""
        self._show_panel(SPALTE)
        self.liste.select(place)
        if self._blick is not None:
            self.spalte.show_spalte(self._blick, place)
        self.spalte.woerter.go_on()
        target = self.spalte.woerter if self.spalte.woerter.isVisible() else self.spalte.ziel.combo
        target.setFocus()

    @Slot()
    def search(self) -> None:
        """To the search for a column."""
        self.liste.search.line.setFocus()
        self.liste.search.line.selectAll()

    @Slot()
    def next_panel(self) -> None:
        """To the next panel at the right."""
        names = [name for name, _ in _PANELS]
        self._show_panel(names[(names.index(self.panel()) + 1) % len(names)])

    @Slot(object)
    def _show_panel(self, name: object) -> None:
        self.wahl.set_value(name)
        self._stack.setCurrentIndex([key for key, _ in _PANELS].index(str(name)))

    @Slot(int)
    def _on_column(self, place: int) -> None:
        if self._blick is not None:
            self.spalte.show_spalte(self._blick, place)
            self._show_panel(SPALTE)

    @Slot(bool)
    def _remember(self, only_free: bool) -> None:
        self._settings.views[self._key] = {"zeigen": "offen" if only_free else "alle"}
        settings_file.save(self._settings)

    @Slot(int)
    def _on_opened(self, place: int) -> None:
        self._on_column(place)
        self.spalte.ziel.combo.setFocus()
