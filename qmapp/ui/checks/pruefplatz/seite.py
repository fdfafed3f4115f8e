"""The Prüfplatz: one file audited completely with the keyboard."""

from textwrap import shorten
from typing import Final
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from qmapp.checks.aktenpruefung import akte as akten_module
from qmapp.checks.aktenpruefung import pruefung as pruefung_module
from qmapp.checks.aktenpruefung.rows import Aktenart, Pruefung
from qmapp.checks.katalog import katalog as read_katalog
from qmapp.errors import UserError
from qmapp.ui.checks.pruefplatz.ablauf import Ablauf
from qmapp.ui.checks.pruefplatz.anlass import ANLAESSE, LIST_KEY
from qmapp.ui.checks.pruefplatz.anzeige import Anzeige
from qmapp.ui.checks.pruefplatz.arbeit import Arbeit
from qmapp.ui.checks.pruefplatz.blatt import Blatt
from qmapp.ui.checks.pruefplatz.feststellen import Feststellen
from qmapp.ui.checks.pruefplatz.flaeche import Flaeche
from qmapp.ui.checks.pruefplatz.kopf import Kopf
from qmapp.ui.checks.pruefplatz.leiste import Leiste
from qmapp.ui.checks.pruefplatz.mangel import MangelForm
from qmapp.ui.checks.pruefplatz.papier import Papier
from qmapp.ui.checks.pruefplatz.pause import Pause
from qmapp.ui.checks.pruefplatz.rundgang import Rundgang
from qmapp.ui.checks.pruefplatz.schritte import Schritte
from qmapp.ui.checks.pruefplatz.spruenge import Spruenge
from qmapp.ui.checks.pruefplatz.wege import Tastenweg, Wege
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, Crumb, Page
from qmapp.ui.widgets.card import Banner
from qmapp.ui.widgets.labels import show_if

#: So many letters of the title stand in the path; the whole one is below the heading.
_CRUMB: Final = 34
#: Keys of the footer that are a letter or digits alone.
_SINGLE: Final = ("1 – 4", "N")


class Pruefplatz(Page):
    """Keeps its place: the file and Prüfpunkt in hand survive leaving the page, undo, and closing the program."""

    key = "aktenpruefung.pruefen"
    title = "Prüfplatz"
    phase = "check"
    parent_key = LIST_KEY
    tables = frozenset({"aktenpruefung", "akte", "antwort", "vormerkung"})
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
        self._code = ""
        self._art = Aktenart.STICHPROBE
        self.kopf = Kopf(self.title)
        self.band = Banner()
        self.band.hide()
        self.leiste = Leiste()
        self.blatt = Blatt()
        self.form = MangelForm()
        self.pause = Pause(context.jetzt)
        self.flaeche = Flaeche(self.blatt, self.form, self.pause)
        self.liste, self.karte = self.flaeche.liste, self.flaeche.karte
        self.liste.wer = context.wer
        self.arbeit = Arbeit(context, self)
        self.ablauf = Ablauf(self.arbeit, self.blatt, self.form, self)
        self.schritte = Schritte(self.arbeit, self.ablauf, self.blatt, self)
        self.rundgang = Rundgang(self.arbeit, self.ablauf, self.flaeche, self)
        self.anzeige = Anzeige(self.arbeit, self.ablauf, self.flaeche, self.form, self.kopf, self.leiste, self)
        self.wege = Wege(
            self.arbeit, self.ablauf, self.rundgang, self.anzeige, self.flaeche, self.pause, self
        )  # fmt: skip
        self.feststellen = Feststellen(self.arbeit, self.ablauf, self)
        self.spruenge = Spruenge(self.arbeit, self.ablauf, self.rundgang, self.flaeche, self)
        self.papier = Papier(self.arbeit, self.spruenge, self.rundgang, self)
        self.flaeche.keys = Tastenweg(
            self.wege, self.ablauf, self.spruenge, self.feststellen, self.flaeche, context.settings
        )
        self.build(self.kopf, self.band, self.papier.band, self.leiste, self.flaeche, gap=13)
        self.wege.bind(self.schritte, self.spruenge)
        self._connect()

    def _connect(self) -> None:
        self.kopf.close_file.clicked.connect(self.schritte.close)
        self.kopf.defer.clicked.connect(self.schritte.defer)
        self.kopf.pause.clicked.connect(self.wege.start_pause)
        self.flaeche.next_page.clicked.connect(self._leave_for_next)
        self.flaeche.narrowed.connect(self._on_narrowed)
        self.blatt.menu.clicked.connect(self.schritte.show_menu)
        self.schritte.further = (self.spruenge.pages, self.papier.commands)
        self.blatt.state_acted.connect(self.schritte.reopen)
        self.schritte.moved_on.connect(self._on_moved_on)
        self.schritte.replaced.connect(self._on_replaced)
        self.rundgang.finished.connect(self._on_finished)

    def show_target(self, *target: object) -> None:
        """A Prüfung, optionally a file (or None) with a Prüfpunkt, and which files are meant (without: the sample)."""
        ids = [part for part in target if isinstance(part, UUID)]
        if not ids:
            return
        art = next((part for part in target if isinstance(part, Aktenart)), Aktenart.STICHPROBE)
        if (ids[0], art) != (self._id, self._art):
            self._id, self._art = ids[0], art
            self.arbeit.put_away()
            self._show_anlass()
        self.spruenge.target = (ids[0], art)
        self._wanted = ids[1] if len(ids) > 1 else None
        self._code = next((part for part in target if type(part) is str), "")

    def refresh(self) -> None:
        show_empty = self.anzeige.show_empty
        if self._id is None:
            show_empty("Keine Prüfung gewählt.", "Öffnen Sie eine Prüfung in der Liste.", "Zur Liste", LIST_KEY)
            return
        try:
            self._pruefung = self.context.read(pruefung_module.pruefung, self._id)
        except UserError as error:
            show_empty(error.message, error.advice, "Zur Liste", LIST_KEY)
            return
        self.schritte.rule, self.schritte.spares = self._pruefung.plan.verloren_regel, self._pruefung.plan.ersatzregel
        before = self.liste.rows()
        self._reread()
        if not self.liste.rows():
            show_empty(*ANLAESSE[self._art].empty)
            return
        self.blatt.punkte.show_katalog(self.context.read(read_katalog, self._pruefung.katalog_id))
        wanted, self._wanted = self._wanted, None
        self.rundgang.find_place(self._id, before, wanted, self._code)

    def crumbs(self) -> tuple[Crumb, ...]:
        path = [] if self.flaeche.narrow else [Crumb("Aktenprüfungen", LIST_KEY)]
        if self._pruefung is not None:
            name = shorten(self._pruefung.titel, _CRUMB, placeholder=" …")
            path.append(Crumb(name, LIST_KEY, (self._pruefung.id,)))
        return (*path, Crumb(ANLAESSE[self._art].title))

    def commands(self) -> tuple[Command, ...]:
        ways = (self.schritte, self.feststellen, self.spruenge, self.papier, self.wege)
        return tuple(command for way in ways for command in way.commands())

    def footer_keys(self) -> tuple[tuple[str, str], ...]:
        """With Alt where letters and digits do not work alone."""
        alone = self.context.settings.single_letter_keys
        return tuple((key if alone or key not in _SINGLE else f"Alt+{key}", does) for key, does in self.keys)

    def first_focus(self) -> QWidget | None:
        if self.flaeche.sheet_shown() and self.blatt.punkte.active():
            return self.blatt.punkte.row(self.blatt.punkte.active())
        return self.flaeche.next_page if self.flaeche.empty_shown() else self.pause.go_on

    def leave(self) -> bool:
        return self.ablauf.save()

    def on_changed(self, tables: frozenset[str]) -> None:
        if not self.arbeit.busy:
            super().on_changed(tables)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.wege.ruhe.touch()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.wege.ruhe.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.restyle()

    def restyle(self) -> None:
        """Follow the room and the look there is now."""
        self.flaeche.adapt(self.window().size())
        self.anzeige.fit(self._pruefung)

    def _show_anlass(self) -> None:
        """Say above the work which files these are, where it is not the sample."""
        anlass = ANLAESSE[self._art]
        self.rundgang.art = self._art
        self.kopf.set_title(anlass.title)
        self.setAccessibleName(anlass.title)
        self.band.set("info", anlass.lead, anlass.text)
        show_if(self.band, bool(anlass.lead))

    def _reread(self) -> None:
        """List and figures, when a file as a whole may have changed."""
        if self._id is None:
            return
        self.liste.show_akten(self.context.read(akten_module.akten, self._id, self._art))
        self._show_progress()

    def _show_progress(self) -> None:
        """After an own step the list needs no reading: the line of the file in hand has followed by itself."""
        if self._id is None:
            return
        heute, wer = self.context.heute(), self.context.wer
        self.leiste.show_progress(
            self.context.read(akten_module.fortschritt, self._id, heute=heute, wer=wer, art=self._art)
        )
        self.anzeige.fit(self._pruefung)
        self.head_changed.emit()

    @Slot()
    def _on_narrowed(self) -> None:
        self.anzeige.fit(self._pruefung)
        self.anzeige.show_point()
        self.head_changed.emit()

    @Slot()
    def _on_moved_on(self) -> None:
        self._show_progress()
        self.papier.go_on()

    @Slot(object)
    def _on_replaced(self, spare: UUID) -> None:
        self._reread()
        self.rundgang.show(spare)

    @Slot()
    def _on_finished(self) -> None:
        self.anzeige.show_empty(*ANLAESSE[self._art].done)
        self.flaeche.next_page.setFocus()

    @Slot()
    def _leave_for_next(self) -> None:
        target = () if self._id is None else (self._id,)
        self.context.navigate(self.anzeige.next_key, *target)
