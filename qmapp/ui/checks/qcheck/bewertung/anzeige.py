"""What is shown follows the Q-Check and the question in hand, and how it is shown is remembered."""

from PySide6.QtCore import QObject, Signal, Slot

from qmapp.ui.checks.qcheck.bewertung import gemerkt
from qmapp.ui.checks.qcheck.bewertung.ablauf import Ablauf
from qmapp.ui.checks.qcheck.bewertung.arbeit import Arbeit
from qmapp.ui.checks.qcheck.bewertung.flaeche import Flaeche
from qmapp.ui.checks.qcheck.bewertung.leiste import Leiste
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.page_header import PageHeader


class Kopf(PageHeader):
    """The head of the page: where it goes on, and the other view."""

    def __init__(self, title: str) -> None:
        self.next_page = Button("Zum Ergebnis", "arrow-right", "primary")
        self.view = Button("Eine Frage zeigen", "square", tip="F4")
        super().__init__(title, phase="check", primary=self.next_page, secondary=(self.view,))


class Anzeige(QObject):
    """Belongs to the page; ``head_changed`` when path, commands or keys of the page are others now."""

    head_changed = Signal()

    def __init__(
        self, arbeit: Arbeit, ablauf: Ablauf, flaeche: Flaeche, kopf: Kopf, leiste: Leiste, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._arbeit, self._ablauf, self._flaeche = arbeit, ablauf, flaeche
        self._kopf, self._leiste = kopf, leiste
        self._blatt = flaeche.blatt
        self.band = Banner()
        self.band.hide()
        arbeit.changed.connect(self.show_answers)
        ablauf.shown.connect(self.show_point)
        flaeche.narrowed.connect(self.show_point)

    def recall(self) -> None:
        """View and hint as they were last."""
        settings = self._arbeit.context.settings
        self._blatt.fragen.detail.set_open(gemerkt.recall(settings, "hinweis") != "zu")
        self._show_view(single=gemerkt.recall(settings, "ansicht") == "einzeln")

    def show_empty(self, title: str, text: str, action: str) -> None:
        """Say that there is nothing to assess, and where to go."""
        self._arbeit.put_away()
        self._flaeche.show_empty(title, text, action)
        for widget in (self.band, self._leiste, self._kopf.view, self._kopf.next_page):
            show_if(widget, False)
        self.head_changed.emit()

    def show_all(self) -> None:
        """Head, strip and rows follow what has been read."""
        head = self._arbeit.head
        assert head is not None, "it has just been read"
        self._kopf.set_context(" · ".join(part for part in (head.titel, head.kennung, head.einheit) if part))
        self._kopf.next_page.set_text("Zum Ergebnis" if self._arbeit.gemeinsam() else "Zur Konsensrunde")
        grund = self._arbeit.grund()
        self.band.set("info", grund, action="Zum Ergebnis")
        show_if(self.band, bool(grund))
        for widget in (self._leiste, self._kopf.view):
            show_if(widget, self._flaeche.sheet_shown())
        show_if(self._kopf.next_page, True)
        self.show_answers()
        self.head_changed.emit()

    @Slot()
    def show_answers(self) -> None:
        """A step is on the disk."""
        arbeit, fragen = self._arbeit, self._arbeit.fragen
        if arbeit.katalog is None:
            return
        self._blatt.fragen.show_fragen(arbeit.katalog, fragen, frei=arbeit.frei(), locked=arbeit.geeinigt)
        self._blatt.show_band(fragen)
        done, bare = len(fragen) - len(arbeit.offen()), len(arbeit.ohne_bemerkung())
        self._leiste.show_progress(arbeit.bewerter, arbeit.fortschritt, done=done, bare=bare, total=len(fragen))
        self._leiste.set_narrow(self._flaeche.narrow)
        self.show_point()

    @Slot()
    def show_point(self) -> None:
        """Card and strip follow the question in hand."""
        head, frage = self._arbeit.head, self._ablauf.active()
        if head is None or frage is None:
            return
        self._blatt.set_active(frage, len(self._arbeit.fragen))
        frei, offen = self._arbeit.frei(frage.punkt.code), self._arbeit.frei()
        pinned = self._ablauf.pinned_frage()
        self._flaeche.angaben.show_frage(head, frage, pinned, self._arbeit.vorher, frei=frei, offen=offen)
        if self._flaeche.narrow:
            self._blatt.fragen.arrange()
            self._blatt.fragen.reveal()

    @Slot()
    def switch_view(self) -> None:
        """F4: one question at a time or all of them, with the same keys; it is remembered."""
        single = not self._blatt.fragen.is_single()
        self._show_view(single=single)
        gemerkt.remember(self._arbeit.context.settings, "ansicht", "einzeln" if single else "")

    @Slot()
    def switch_hint(self) -> None:
        """F2: Maßstab and hint shown or hidden; it is remembered."""
        detail = self._blatt.fragen.detail
        detail.switch()
        gemerkt.remember(self._arbeit.context.settings, "hinweis", "" if detail.is_open() else "zu")

    def _show_view(self, *, single: bool) -> None:
        self._blatt.set_single(single)
        self._kopf.view.set_text("Alle Fragen zeigen" if single else "Eine Frage zeigen")
        self._kopf.view.set_icon("list-details" if single else "square")
        self.show_point()
