"""Moving about without answering: files, list, search, pause. Binds the keys that work in every field of the page."""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from qmapp import settings as settings_file
from qmapp.settings import Settings
from qmapp.ui.checks.pruefplatz.ablauf import Ablauf
from qmapp.ui.checks.pruefplatz.anzeige import Anzeige
from qmapp.ui.checks.pruefplatz.arbeit import Arbeit
from qmapp.ui.checks.pruefplatz.bausteine import TASTEN
from qmapp.ui.checks.pruefplatz.feststellen import Feststellen
from qmapp.ui.checks.pruefplatz.flaeche import Flaeche
from qmapp.ui.checks.pruefplatz.pause import Pause, Ruhe
from qmapp.ui.checks.pruefplatz.rundgang import Rundgang
from qmapp.ui.checks.pruefplatz.schritte import Schritte
from qmapp.ui.checks.pruefplatz.spruenge import Spruenge
from qmapp.ui.checks.pruefplatz.tasten import Letters, Tasten
from qmapp.ui.pages import Command


class Wege(QObject):
    """Belongs to the page, whose widgets it moves between."""

    def __init__(
        self, arbeit: Arbeit, ablauf: Ablauf, rundgang: Rundgang, anzeige: Anzeige, flaeche: Flaeche, pause: Pause,
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._page = parent
        self._arbeit = arbeit
        self._ablauf = ablauf
        self._rundgang = rundgang
        self._anzeige = anzeige
        self._flaeche = flaeche
        self._pause = pause
        self.ruhe = Ruhe(self)
        self.ruhe.idle.connect(self.start_pause)
        pause.ended.connect(self.end_pause)
        flaeche.blatt.sample.clicked.connect(self.to_list)
        flaeche.blatt.view.clicked.connect(self.switch_view)
        flaeche.blatt.set_single(arbeit.context.settings.one_point)
        ablauf.shown.connect(self.ruhe.touch)
        rundgang.entered.connect(self._on_entered)

    def bind(self, schritte: Schritte, spruenge: Spruenge) -> None:
        """Bind the keys."""
        blatt = self._flaeche.blatt
        keys = (
            ("F2", blatt.punkte.detail.switch),
            ("F4", self.switch_view),
            ("Ctrl+G", spruenge.jump),
            ("Ctrl+Shift+V", spruenge.to_gaps),
            ("Ctrl+Shift+F", self.to_filter),
            ("PgDown", self.next_file),
            ("PgUp", self.file_before),
            ("Ctrl+L", self.to_list),
            ("Ctrl+F", self.to_search),
            ("Ctrl+M", blatt.to_remark),
            ("Ctrl+R", schritte.answer_rest),
            ("Ctrl+B", schritte.defer),
        )
        for sequence, slot in (*keys, *((key, self._on_text_key) for key in TASTEN)):
            shortcut = QShortcut(QKeySequence(sequence), self._page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def commands(self) -> tuple[Command, ...]:
        """The ways for the command palette."""
        return (
            Command("Akte suchen", self.to_search, "Strg+F"),
            Command("Stichprobe", self.to_list, "Strg+L"),
            Command("Stichprobe filtern", self.to_filter, "Strg+Umschalt+F"),
            Command(self._flaeche.blatt.view.words(), self.switch_view, "F4"),
            Command("Nächste Akte", self.next_file, "Bild ab"),
            Command("Bemerkung zur Akte", self._flaeche.blatt.to_remark, "Strg+M"),
            Command("Pause", self.start_pause, "P"),
        )

    @Slot()
    def next_file(self) -> None:
        """Bild ab."""
        self._rundgang.turn(1)

    @Slot()
    def file_before(self) -> None:
        """Bild auf."""
        self._rundgang.turn(-1)

    @Slot()
    def to_list(self) -> None:
        """Strg+L: to the sample; in narrow windows it opens and closes."""
        if self._flaeche.narrow and self._flaeche.liste.isVisible():
            self.to_point()
            return
        self._flaeche.open_list(True)
        self._flaeche.liste.list.setFocus()

    @Slot()
    def to_search(self) -> None:
        """Strg+F: search an Aktenzeichen."""
        self._flaeche.open_list(True)
        self._flaeche.liste.focus_search()

    @Slot()
    def to_filter(self) -> None:
        """Strg+Umschalt+F: choose which files the list shows."""
        self._flaeche.open_list(True)
        self._flaeche.liste.show_menu()

    @Slot()
    def switch_view(self) -> None:
        """F4: one Prüfpunkt at a time or all of them, with the same keys; it is remembered."""
        settings = self._arbeit.context.settings
        settings.one_point = not settings.one_point
        settings_file.save(settings)
        self._flaeche.blatt.set_single(settings.one_point)

    def to_point(self) -> None:
        """Back to the Prüfpunkt in hand."""
        self._flaeche.open_list(False)
        punkte = self._flaeche.blatt.punkte
        punkte.activate(punkte.active())

    def pausing(self) -> bool:
        """Whether the pause covers the file."""
        return self._arbeit.paused

    @Slot()
    def start_pause(self) -> None:
        """What is typed is saved, and the Prüfpunkte are covered."""
        if self._flaeche.sheet_shown() and self._flaeche.isVisible() and self._ablauf.save():
            self._pause.begin()
            self._arbeit.paused = True
            self._flaeche.show_pause()
            self._anzeige.enable()
            self._pause.go_on.setFocus()

    @Slot()
    def end_pause(self) -> None:
        """Go on at the same Prüfpunkt."""
        self._pause.finish()
        self._arbeit.paused = False
        self._flaeche.show_sheet()
        self._anzeige.enable()
        self.ruhe.touch()
        self.to_point()

    @Slot()
    def _on_entered(self) -> None:
        self._pause.finish()
        self._anzeige.enable()

    @Slot()
    def _on_text_key(self) -> None:
        shortcut = self.sender()
        assert isinstance(shortcut, QShortcut)
        self._ablauf.insert(TASTEN.index(shortcut.key().toString()))


#: Keys that end the pause; the space bar does it on the button.
_GO_ON = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_P)


class Tastenweg:
    """Hands the keys that nothing inside has taken to whom they are for."""

    def __init__(
        self, wege: Wege, ablauf: Ablauf, spruenge: Spruenge, feststellen: Feststellen, flaeche: Flaeche,
        settings: Settings,
    ) -> None:  # fmt: skip
        self._wege = wege
        self._flaeche = flaeche
        keys = Qt.Key
        letters: Letters = {
            (keys.Key_N, False): ablauf.to_note,
            (keys.Key_F, False): feststellen.hold,
            (keys.Key_O, False): spruenge.next_open,
            (keys.Key_V, False): spruenge.mark,
            (keys.Key_V, True): spruenge.next_marked,
            (keys.Key_P, False): wege.start_pause,
        }
        self._tasten = Tasten(ablauf, letters, flaeche, settings)

    def __call__(self, event: QKeyEvent) -> bool:
        self._wege.ruhe.touch()
        focused = self._flaeche.window().focusWidget()
        if event.key() == Qt.Key.Key_Escape and focused is not None and self._flaeche.liste.isAncestorOf(focused):
            self._wege.to_point()
            return True
        if self._wege.pausing() and event.key() in _GO_ON:
            self._wege.end_pause()
            return True
        return self._flaeche.sheet_shown() and self._tasten.handle(event)
