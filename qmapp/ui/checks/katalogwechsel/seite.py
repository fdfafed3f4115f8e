"""The page of the move to a newer version: decide, look at what it comes to, move; afterwards what lies aside."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qmapp.act.feststellung.katalogwechsel import migrate_katalog
from qmapp.checks.aktenpruefung import pruefung as pruefung_module
from qmapp.checks.aktenpruefung.katalogwechsel.abfragen import archiv, vorschau, wechsel, ziele
from qmapp.checks.aktenpruefung.katalogwechsel.rows import ArchivZeile, Folgen, WechselZeile
from qmapp.checks.aktenpruefung.rows import Pruefung
from qmapp.checks.katalog import Katalog
from qmapp.errors import UserError
from qmapp.ui.checks.katalogwechsel.archiv import Archivansicht
from qmapp.ui.checks.katalogwechsel.assistent import Assistent
from qmapp.ui.checks.katalogwechsel.worte import confirm_move, gewechselt, nothing_newer
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, Crumb, Page
from qmapp.ui.style import box, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner, Card, EmptyState
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.page_header import PageHeader

AUDIT_KEY = "aktenpruefung.pruefen"


class KatalogwechselSeite(Page):
    """Assistant and archive of one Prüfung; the archive takes the place of the assistant while it is asked for."""

    key = "aktenpruefung.katalogwechsel"
    title = "Katalogwechsel"
    phase = "check"
    parent_key = "aktenpruefung.liste"
    tables = frozenset({"aktenpruefung", "katalog", "akte", "antwort", "katalogwechsel", "freigabe"})
    keys = (
        ("1 – 4", "Entscheiden"),
        ("Leertaste", "Andere Wahl"),
        ("Strg+Enter", "Wechseln"),
        ("F1", "Hilfe"),
    )
    help_page = "kataloge"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._pruefung: UUID | None = None
        self._head: Pruefung | None = None
        self._ziel: Katalog | None = None
        self._moves: tuple[WechselZeile, ...] = ()
        #: The version the worker moves to, which is none to move to any more once it has.
        self._moving = 0
        self._looking = False
        self.primary = Button("Wechseln …", "replace", "primary")
        self.other = Button("Archiv", "history")
        self.assistent = Assistent()
        self.archiv = Archivansicht()
        self.problem = Banner("bad")
        self._back = Button("Zurück zur Aktenprüfung", "arrow-left")
        self.empty = EmptyState("replace", "Keine neuere Fassung", "", self._back)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._nothing = Card(self.empty)
        header = PageHeader(self.title, phase="check", primary=self.primary, secondary=(self.other,))
        for widget in (self.problem, self._nothing, self.archiv):
            widget.hide()
        body = box(vbox((self.assistent, 1), (self.archiv, 1), (self._nothing, 1), gap=0))
        self.build(header, self.problem, body, gap=14)

    def _connect(self) -> None:
        self.primary.clicked.connect(self.move_on)
        self.other.clicked.connect(self.switch)
        self._back.clicked.connect(self.go_back)
        self.assistent.version_chosen.connect(self._choose)
        self.assistent.refused.connect(self._tell)
        self.archiv.file_wanted.connect(self._open_file)

    def show_target(self, *target: object) -> None:
        if target and isinstance(target[0], UUID):
            self._pruefung = target[0]
            self._ziel = None
            self._looking = False

    def refresh(self) -> None:
        if self._pruefung is None:
            return
        self._head = self.context.read(pruefung_module.pruefung, self._pruefung)
        running = self._head.abgeschlossen_am is None and self._head.stand != "Zur Freigabe"
        offered = self.context.read(ziele, self._pruefung) if running and self._head.gezogen_um else ()
        self._moves = self.context.read(wechsel, self._pruefung)
        if self._ziel not in offered:
            self._ziel = offered[0] if offered else None
        if self._ziel is None:
            self.assistent.wahlen.forget()
        else:
            self.assistent.show_vorschau(self.context.read(vorschau, self._pruefung, self._ziel), offered)
        self._show()

    def crumbs(self) -> tuple[Crumb, ...]:
        titel = self._head.titel if self._head is not None else "Aktenprüfung"
        return (
            Crumb("Aktenprüfungen", "aktenpruefung.liste"),
            Crumb(titel, "aktenpruefung.liste", (self._pruefung,)),
            Crumb(self.title),
        )

    def commands(self) -> tuple[Command, ...]:
        found = [Command("Zurück zur Aktenprüfung", self.go_back)]
        if self._moves:
            found.insert(0, Command("Archiv der Prüfung", self.switch))
        if self.assistent.wahlen.vorschau is not None:
            found.insert(0, Command("Katalog wechseln …", self.move_on, "Strg+Enter"))
        return tuple(found)

    def first_focus(self) -> QWidget | None:
        if self.archiv.isVisibleTo(self):
            return self.archiv.table
        return self.assistent.tafel.table if self.assistent.wahlen.vorschau is not None else self._back

    @Slot()
    def move_on(self) -> None:
        """Ask once, then move in the worker."""
        view, head = self.assistent.wahlen.vorschau, self._head
        if view is None or head is None or self._looking:
            return
        decided = dict(self.assistent.wahlen.all())
        if not confirm_move(self, head.kennung, view, self.assistent.wahlen.folgen()):
            self.assistent.tafel.table.setFocus()
            return
        self.problem.hide()
        self._moving = view.nach.version
        command = partial(migrate_katalog, jetzt=self.context.jetzt(), wer=self.context.wer)
        self.context.run_act(
            "Katalogwechsel", command, view.pruefung_id, view.nach, decided,
            on_done=self._moved, on_error=self._refused, unit="Akten",
        )  # fmt: skip

    @Slot()
    def go_back(self) -> None:
        """To the head of the Prüfung."""
        self.context.navigate("aktenpruefung.liste", self._pruefung)

    @Slot()
    def switch(self) -> None:
        """From the assistant to the archive and back."""
        self._looking = not self._looking
        self._show()
        focus = self.first_focus()
        if focus is not None:
            focus.setFocus()

    def _show(self) -> None:
        assert self.header is not None
        view, head = self.assistent.wahlen.vorschau, self._head
        look = self._moves and (self._looking or view is None)
        show_if(self.assistent, view is not None and not look)
        show_if(self.archiv, bool(look))
        show_if(self._nothing, view is None and not look)
        show_if(self.primary, view is not None and not look)
        show_if(self.other, bool(self._moves) and view is not None)
        self.other.set_text("Zum Wechsel" if look else "Archiv")
        self.other.set_icon("arrow-left" if look else "history")
        if head is None:
            return
        self.empty.set(*nothing_newer(head))
        to = f" → {view.nach.version}" if view is not None else ""
        self.header.set_context(f"{head.kennung} · {head.katalog_code} Fassung {head.katalog_version}{to}")
        if look:
            self.archiv.show_rows(self._moves, self.context.read(archiv, head.id))

    @Slot(object)
    def _choose(self, katalog: object) -> None:
        if isinstance(katalog, Katalog) and katalog != self._ziel:
            self._ziel = katalog
            self.refresh()

    @Slot(str)
    def _tell(self, words: str) -> None:
        self.context.tell(words, tone="info")

    @Slot(object)
    def _moved(self, come: Folgen) -> None:
        self.context.tell(gewechselt(self._moving, come), undo=True)
        self._looking = True
        self.refresh()
        self.archiv.table.setFocus()

    @Slot(object)
    def _refused(self, error: UserError) -> None:
        self.assistent.tafel.select(error.field)
        self.problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
        self.problem.show()

    @Slot(object)
    def _open_file(self, row: ArchivZeile) -> None:
        self.context.navigate(AUDIT_KEY, self._pruefung, row.akte_id)
