"""The page of the catalogues."""

from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from qmapp.checks import katalog as door
from qmapp.checks.katalog import Katalog, Katalogart, KatalogZeile, load
from qmapp.errors import UserError
from qmapp.ui.checks.katalog.ansicht import Katalogansicht
from qmapp.ui.checks.katalog.befehle import Katalogbefehle
from qmapp.ui.checks.katalog.datei import Katalogdatei
from qmapp.ui.checks.katalog.kopie import Kopie
from qmapp.ui.checks.katalog.liste import Fassungsliste
from qmapp.ui.checks.katalog.streifen import Verwendungsstreifen
from qmapp.ui.checks.katalog.worte import confirm_publish, footer_keys, left_out, name_buttons, show_head
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, Crumb, NavEntry, Page
from qmapp.ui.style import box, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner, Columns
from qmapp.ui.widgets.fields import show_at_field
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.page_header import PageHeader

_KEYS = (
    ("Strg+Enter", "Neue Fassung oder veröffentlichen"),
    ("Einfg", "Neuer Prüfpunkt"),
    ("Alt+↑ ↓", "Verschieben"),
    ("Strg+V", "Aus Excel einfügen"),
    ("F1", "Hilfe"),
)


class Kataloge(Page):
    """List and detail; a draft is changed in place, a published version only read."""

    key = "katalog.liste"
    title = "Kataloge"
    phase = "check"
    nav = NavEntry("Kataloge", "checklist")
    tables = frozenset({"katalog", "katalog_punkt", "aktenpruefung", "qcheck", "befragung"})
    keys = _KEYS
    help_page = "kataloge"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._wanted: UUID | None = None
        self._shown: Katalog | None = None
        self._copying = False
        self._befehle = Katalogbefehle(self, context)
        self.datei = Katalogdatei(self, context)
        self.primary = Button("Neue Fassung beginnen", "pencil", "primary")
        self.copy_button = Button("Kopieren", "copy", tip="Als eigenen Katalog kopieren")
        self.read_button = Button("Einlesen …", "download", tip="Katalog aus einer Datei einlesen")
        self.fassungen = Fassungsliste(context, self.key)
        self.list = self.fassungen.list
        self.ansicht = Katalogansicht(context, self._befehle)
        self.kopie = Kopie()
        self.problem = Banner("bad")
        self.used = Verwendungsstreifen(context)
        self._build()
        self._connect()

    def _build(self) -> None:
        right = box(vbox(self.used, (self.ansicht, 1), (self.kopie, 1), gap=12))
        columns = Columns((self.fassungen, 5), (right, 11), fold=820)
        header = PageHeader(
            self.title, phase="check", primary=self.primary, secondary=(self.read_button, self.copy_button)
        )
        for widget in (self.problem, self.kopie):
            widget.hide()
        self.build(header, self.problem, columns, gap=14)

    def _connect(self) -> None:
        self.primary.clicked.connect(self._on_primary)
        self.copy_button.clicked.connect(self._on_copy)
        self.read_button.clicked.connect(self.read_file)
        self.fassungen.art_changed.connect(self._on_art)
        self.list.current_changed.connect(self._on_current)
        self.list.delete_requested.connect(self._befehle.delete_row)
        self.kopie.wanted.connect(self._copy)
        self.ansicht.paste_wanted.connect(self.paste)
        self.ansicht.write_wanted.connect(self.write_file)
        self.ansicht.delete_wanted.connect(self._befehle.delete_draft)
        self._befehle.refused.connect(self._refused)
        self.datei.refused.connect(self._refused)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.ask_copy)

    def show_target(self, *target: object) -> None:
        """A version by its id, or a kind of catalogue."""
        if target and isinstance(target[0], UUID):
            self._wanted = target[0]
        elif target and isinstance(target[0], Katalogart):
            self.fassungen.show_kind(target[0])

    def refresh(self) -> None:
        self.fassungen.refresh(self._wanted)
        self._wanted = None
        self._show()

    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb("Kataloge"),)

    def footer_keys(self) -> tuple[tuple[str, str], ...]:
        return footer_keys(self.keys, self.fassungen.kind())

    def commands(self) -> tuple[Command, ...]:
        row = self.list.current()
        first = "Katalog veröffentlichen" if row is not None and row.entwurf else "Neue Fassung beginnen"
        return (
            Command(first, self._on_primary, "Strg+Enter"),
            Command("Katalog kopieren", self.ask_copy, "Strg+N"),
            Command("Katalog einlesen …", self.read_file),
            Command("Katalog als Datei ausgeben …", self.write_file),
        )

    def first_focus(self) -> QWidget | None:
        return self.list

    def leave(self) -> bool:
        self.ansicht.commit()
        return True

    @Slot()
    def ask_copy(self) -> None:
        """Ask for code and title of an own catalogue."""
        if self._shown is not None:
            self._copying = True
            self._show()
            self.kopie.ask(self._shown.code, self._shown.titel)

    @Slot()
    def read_file(self) -> None:
        """Take over a catalogue from a file."""
        self.problem.hide()
        found = self.datei.read()
        self._go_to(self._befehle.take(found) if found is not None else None)

    @Slot()
    def write_file(self) -> None:
        """Write the version shown into a file."""
        self.problem.hide()
        if self._shown is not None:
            self.datei.write(self._shown)

    @Slot()
    def paste(self) -> None:
        """Rows of a spreadsheet become Prüfpunkte; what was left out is said above the page."""
        made = self._befehle.paste(QGuiApplication.clipboard().text(), self.ansicht.code())
        if made is None:
            return
        self.ansicht.select(made.codes[0])
        if (said := left_out(made)) is not None:
            self.problem.set("warn", *said)
            self.problem.show()

    def _show(self) -> None:
        row = self.list.current()
        if row is None:
            return
        self.problem.hide()
        self._befehle.katalog_id, self._befehle.art = row.id, row.art
        self._shown = load(row.code, row.art) if row.id is None else self.context.read(door.katalog, row.id)
        self.ansicht.show_katalog(row, self._shown, self._befehle.vorgaenger())
        show_if(self.kopie, self._copying)
        show_if(self.ansicht, not self._copying)
        name_buttons(self.primary, self.copy_button, row, copying=self._copying)
        show_if(self.read_button, not self._copying)
        self.used.show_row(row, hidden=self._copying)
        if self.header is not None:
            show_head(self.header, row)

    @Slot(object)
    def _on_art(self, _: Katalogart) -> None:
        """Another kind: its first catalogue is shown."""
        self.ansicht.commit()
        self._copying = False
        self.refresh()
        self.head_changed.emit()

    @Slot(object)
    def _on_current(self, _: KatalogZeile) -> None:
        self._copying = False
        self._show()

    @Slot()
    def _on_primary(self) -> None:
        if self._copying:
            self.kopie.submit()
            return
        row = self.list.current()
        if row is None or self._shown is None:
            return
        self.ansicht.commit()
        if not row.entwurf:
            self._go_to(self._befehle.begin(self._shown if row.id is None else row.id))
        elif confirm_publish(self, row, self.ansicht.changes(), self.used.running):
            self._befehle.publish()

    @Slot(str, str)
    def _copy(self, code: str, titel: str) -> None:
        row = self.list.current()
        if row is None or self._shown is None:
            return
        made = self._befehle.copy(self._shown if row.id is None else row.id, code, titel)
        if made is not None:
            self._copying = False
            self._go_to(made)

    @Slot()
    def _on_copy(self) -> None:
        """„Kopieren“, and „Abbrechen“ while it is asked."""
        if not self._copying:
            self.ask_copy()
            return
        self._copying = False
        self._show()
        self.list.setFocus()

    def _go_to(self, katalog_id: UUID | None) -> None:
        if katalog_id is not None:
            self._wanted = katalog_id
            self.refresh()
            self.list.setFocus()

    @Slot(object)
    def _refused(self, error: UserError) -> None:
        copying = (self.kopie.code, self.kopie.titel)
        shown = show_at_field(error, copying) if self._copying else self.ansicht.show_refusal(error)
        if not shown:
            self.problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
            self.problem.show()
