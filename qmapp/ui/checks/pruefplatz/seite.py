"""The Prüfplatz: one file audited completely with the keyboard."""

from textwrap import shorten
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from qmapp import german
from qmapp.checks.aktenpruefung import akte as akten_module
from qmapp.checks.aktenpruefung import pruefung as pruefung_module
from qmapp.checks.aktenpruefung.rows import Pruefung
from qmapp.checks.katalog import katalog as read_katalog
from qmapp.errors import UserError
from qmapp.ui.checks.pruefplatz.ablauf import Ablauf
from qmapp.ui.checks.pruefplatz.arbeit import Arbeit
from qmapp.ui.checks.pruefplatz.bausteine import TASTEN
from qmapp.ui.checks.pruefplatz.blatt import Blatt
from qmapp.ui.checks.pruefplatz.flaeche import LOW, Flaeche
from qmapp.ui.checks.pruefplatz.leiste import Leiste
from qmapp.ui.checks.pruefplatz.mangel import MangelForm
from qmapp.ui.checks.pruefplatz.pause import Pause, Ruhe
from qmapp.ui.checks.pruefplatz.rundgang import Rundgang
from qmapp.ui.checks.pruefplatz.schritte import Schritte
from qmapp.ui.checks.pruefplatz.tasten import Tasten
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, Crumb, Page
from qmapp.ui.style import look
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.page_header import PageHeader

LIST_KEY, PLAN_KEY, RESULT_KEY = "aktenpruefung.liste", "aktenpruefung.planen", "aktenpruefung.auswerten"

#: So many letters of the title stand in the path; the whole one is below the heading.
_CRUMB: Final = 34


class Pruefplatz(Page):
    """Keeps its place: the file and Prüfpunkt in hand survive leaving the page, undo, and closing the program."""

    key = "aktenpruefung.pruefen"
    title = "Prüfplatz"
    phase = "check"
    parent_key = LIST_KEY
    tables = frozenset({"aktenpruefung", "akte", "antwort"})
    keys = (
        ("1 – 4", "Antwort"),
        ("↑ ↓", "Prüfpunkt"),
        ("N", "Feststellung"),
        ("F2", "Rechtsgrundlage"),
        ("Strg+Enter", "Akte abschließen"),
        ("Bild ↓", "Nächste Akte"),
    )
    narrow_sidebar = True
    help_page = "pruefplatz"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id: UUID | None = None
        self._pruefung: Pruefung | None = None
        self._wanted: UUID | None = None
        self._next_key = RESULT_KEY
        self.blatt = Blatt()
        self.form = MangelForm()
        self.pause = Pause(context.jetzt)
        self.leiste = Leiste()
        self.flaeche = Flaeche(self.blatt, self.form, self.pause, self._on_key)
        self.liste, self.karte = self.flaeche.liste, self.flaeche.karte
        self.arbeit = Arbeit(context, self)
        self.ablauf = Ablauf(self.arbeit, self.blatt, self.form, self)
        self.schritte = Schritte(self.arbeit, self.ablauf, self.blatt, self)
        self.rundgang = Rundgang(self.arbeit, self.ablauf, self.flaeche, self)
        self._tasten = Tasten(self.ablauf, self.liste, self.form, context.settings)
        self._ruhe = Ruhe(self)
        self.close_button = Button("Akte abschließen", "check", "primary")
        self.defer_button = Button("Zurückstellen", "clock")
        self.pause_button = Button("Pause", "player-pause")
        header = PageHeader(
            self.title, phase="check", primary=self.close_button, secondary=(self.pause_button, self.defer_button)
        )
        self.build(header, self.leiste, self.flaeche, gap=13)
        self._connect()
        self._bind()

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.schritte.close)
        self.defer_button.clicked.connect(self.schritte.defer)
        self.pause_button.clicked.connect(self.start_pause)
        self.pause.ended.connect(self.end_pause)
        self._ruhe.idle.connect(self.start_pause)
        self.flaeche.next_page.clicked.connect(self._leave_for_next)
        self.flaeche.narrowed.connect(self._on_narrowed)
        self.blatt.sample.clicked.connect(self.to_list)
        self.blatt.menu.clicked.connect(self._show_menu)
        self.blatt.state_acted.connect(self.schritte.reopen)
        self.arbeit.changed.connect(self._on_step)
        self.ablauf.shown.connect(self._show_point)
        self.form.resized.connect(self.blatt.punkte.arrange)
        self.schritte.moved_on.connect(self._on_moved_on)
        self.schritte.replaced.connect(self._on_replaced)
        self.rundgang.entered.connect(self._on_entered)
        self.rundgang.finished.connect(self._on_finished)

    def _bind(self) -> None:
        keys = (
            ("F2", self.blatt.punkte.detail.switch),
            ("PgDown", self.next_file),
            ("PgUp", self.file_before),
            ("Ctrl+L", self.to_list),
            ("Ctrl+F", self.to_search),
            ("Ctrl+R", self.schritte.answer_rest),
            ("Ctrl+B", self.schritte.defer),
            ("Ctrl+M", self.blatt.to_remark),
        )
        for sequence, slot in (*keys, *((key, self._on_text_key) for key in TASTEN)):
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def show_target(self, *target: object) -> None:
        """A Prüfung, and optionally one of its files."""
        ids = [part for part in target if isinstance(part, UUID)]
        if not ids:
            return
        if ids[0] != self._id:
            self._id = ids[0]
            self.arbeit.put_away()
        self._wanted = ids[1] if len(ids) > 1 else None

    def refresh(self) -> None:
        if self._id is None:
            self._show_empty("Keine Prüfung gewählt.", "Öffnen Sie eine Prüfung in der Liste.", "Zur Liste", LIST_KEY)
            return
        try:
            self._pruefung = self.context.read(pruefung_module.pruefung, self._id)
        except UserError as error:
            self._show_empty(error.message, error.advice, "Zur Liste", LIST_KEY)
            return
        self.schritte.rule = self._pruefung.plan.verloren_regel
        before = self.liste.rows()
        rows = self.context.read(akten_module.akten, self._id)
        self.liste.show_akten(rows)
        self._show_head()
        if not rows:
            words = "Hier prüfen Sie die gezogenen Akten. Ziehen Sie zuerst die Stichprobe."
            self._show_empty("Die Stichprobe ist noch nicht gezogen.", words, "Stichprobe planen", PLAN_KEY)
            return
        self.blatt.punkte.show_katalog(self.context.read(read_katalog, self._pruefung.katalog_id))
        wanted, self._wanted = self._wanted, None
        self.rundgang.find_place(self._id, before, wanted)

    def crumbs(self) -> tuple[Crumb, ...]:
        path = [] if self.flaeche.narrow else [Crumb("Aktenprüfungen", LIST_KEY)]
        if self._pruefung is not None:
            name = shorten(self._pruefung.titel, _CRUMB, placeholder=" …")
            path.append(Crumb(name, LIST_KEY, (self._pruefung.id,)))
        return (*path, Crumb(self.title))

    def commands(self) -> tuple[Command, ...]:
        own = (
            Command("Akte suchen", self.to_search, "Strg+F"),
            Command("Stichprobe", self.to_list, "Strg+L"),
            Command("Nächste Akte", self.next_file, "Bild ab"),
            Command("Bemerkung zur Akte", self.blatt.to_remark, "Strg+M"),
            Command("Pause", self.start_pause),
        )
        return (*self.schritte.commands(), *own)

    def first_focus(self) -> QWidget | None:
        if self.flaeche.sheet_shown() and self.blatt.punkte.active():
            return self.blatt.punkte.row(self.blatt.punkte.active())
        return self.flaeche.next_page if self.flaeche.next_page.isVisible() else self.pause.go_on

    def leave(self) -> bool:
        return self.ablauf.save()

    def on_changed(self, tables: frozenset[str]) -> None:
        if not self.arbeit.busy:
            super().on_changed(tables)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ruhe.touch()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ruhe.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.flaeche.adapt(self.window().size())
        self._adapt()

    def restyle(self) -> None:
        """Follow the look now in force."""
        self._adapt()

    @Slot()
    def next_file(self) -> None:
        """Bild ab."""
        self.rundgang.turn(1)

    @Slot()
    def file_before(self) -> None:
        """Bild auf."""
        self.rundgang.turn(-1)

    @Slot()
    def to_list(self) -> None:
        """Strg+L: to the sample; in narrow windows it opens and closes."""
        if self.flaeche.narrow and self.liste.isVisible():
            self._to_point()
            return
        self.flaeche.open_list(True)
        self.liste.list.setFocus()

    @Slot()
    def to_search(self) -> None:
        """Strg+F: search an Aktenzeichen."""
        self.flaeche.open_list(True)
        self.liste.focus_search()

    @Slot()
    def start_pause(self) -> None:
        """Pause: what is typed is saved, and the Prüfpunkte are covered."""
        if self.flaeche.sheet_shown() and self.isVisible() and self.ablauf.save():
            self.pause.begin()
            self.arbeit.paused = True
            self.flaeche.show_pause()
            self._enable()
            self.pause.go_on.setFocus()

    @Slot()
    def end_pause(self) -> None:
        """Go on at the same Prüfpunkt."""
        self.pause.finish()
        self.arbeit.paused = False
        self.flaeche.show_sheet()
        self._enable()
        self._ruhe.touch()
        self._to_point()

    def _on_key(self, event: QKeyEvent) -> bool:
        self._ruhe.touch()
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape and focused is not None and self.liste.isAncestorOf(focused):
            self._to_point()
            return True
        return self.flaeche.sheet_shown() and self._tasten.handle(event)

    def _to_point(self) -> None:
        """Back to the Prüfpunkt in hand."""
        self.flaeche.open_list(False)
        self.blatt.punkte.activate(self.blatt.punkte.active())

    def _show_head(self) -> None:
        assert self._pruefung is not None
        head = self._pruefung
        stand = self.context.read(akten_module.fortschritt, head.id, heute=self.context.heute(), wer=self.context.wer)
        self.leiste.show_progress(stand)
        self._adapt()
        self.head_changed.emit()

    def _adapt(self) -> None:
        """What the room allows: a low or narrow window leaves it to the Prüfpunkte."""
        narrow = self.flaeche.narrow
        self.leiste.set_narrow(narrow)
        show_if(self.pause_button, not narrow)
        head = self._pruefung
        if self.header is None or head is None:
            return
        low = look.effective(self.window().height()) < LOW
        words = f"{head.titel} · {head.katalog_code}, Rechtsstand {german.day(head.rechtsstand)}"
        self.header.set_context("" if narrow or low else words)

    def _show_empty(self, title: str, text: str, action: str, key: str) -> None:
        self._next_key = key
        self.arbeit.put_away()
        self.flaeche.show_empty(title, text, action)
        self._enable()

    def _enable(self) -> None:
        """Buttons that mean the file in hand follow it; in the empty state the page's primary button is there."""
        assert self.header is not None
        shown = self.flaeche.sheet_shown()
        frei = shown and self.arbeit.frei()
        for button, wanted in ((self.close_button, frei), (self.defer_button, frei), (self.pause_button, shown)):
            if button.isEnabled() != wanted:
                button.setEnabled(wanted)
        empty = self.flaeche.empty_shown()
        show_if(self.close_button, not empty)
        self.header.primary = self.flaeche.next_page if empty else self.close_button

    @Slot()
    def _show_point(self) -> None:
        """Card, form and detail follow the Prüfpunkt in hand."""
        self._ruhe.touch()
        antwort = self.ablauf.active()
        if antwort is None:
            return
        pending = self.ablauf.pending == antwort.punkt.code
        mangel = antwort.ergebnis is not None and antwort.ergebnis.mangel
        wanted = pending or mangel or bool(antwort.feststellung)
        wanted = wanted or (antwort.ergebnis is not None and not self.flaeche.narrow)
        self.form.show_answer(antwort, pending=pending)
        self.form.setEnabled(self.arbeit.frei())
        show_if(self.form, wanted)
        self.karte.show_answer(antwort, pending=pending, form_shown=wanted)
        if self.flaeche.narrow:
            self.blatt.punkte.arrange()
            self.blatt.punkte.reveal()

    @Slot()
    def _on_narrowed(self) -> None:
        self._adapt()
        self._show_point()
        self.head_changed.emit()

    @Slot()
    def _on_step(self) -> None:
        """An own step is on the disk: only what it can have changed is shown anew."""
        akte = self.arbeit.akte
        if akte is None:
            return
        self.blatt.show_akte(akte)
        row = self.liste.row(akte.id)
        if row is not None:
            self.liste.show_row(self.arbeit.line(row))
        self._enable()
        if not self.ablauf.answering:
            self._show_point()

    @Slot()
    def _on_moved_on(self) -> None:
        self._reread()
        self.rundgang.to_next_file()

    @Slot(object)
    def _on_replaced(self, spare: UUID) -> None:
        self._reread()
        self.rundgang.show(spare)

    def _reread(self) -> None:
        """List and figures after a file as a whole has changed."""
        if self._id is not None:
            self.liste.show_akten(self.context.read(akten_module.akten, self._id))
            self._show_head()

    @Slot()
    def _on_entered(self) -> None:
        self.pause.finish()
        self._enable()

    @Slot()
    def _on_finished(self) -> None:
        self._show_empty(
            "Alle Akten sind geprüft.", "Weiter zur Auswertung. Geprüfte Akten öffnen Sie links in der Liste.",
            "Zur Auswertung", RESULT_KEY,
        )  # fmt: skip
        self.flaeche.next_page.setFocus()

    @Slot()
    def _show_menu(self) -> None:
        self.schritte.show_menu(self.blatt.menu)

    @Slot()
    def _leave_for_next(self) -> None:
        target = () if self._id is None else (self._id,)
        self.context.navigate(self._next_key, *target)

    @Slot()
    def _on_text_key(self) -> None:
        shortcut = self.sender()
        assert isinstance(shortcut, QShortcut)
        self.ablauf.insert(TASTEN.index(shortcut.key().toString()))
