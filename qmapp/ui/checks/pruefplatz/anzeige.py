"""What is shown follows the file and the Prüfpunkt in hand, and no more of it than can have changed."""

from PySide6.QtCore import QObject, Slot

from qmapp.checks.aktenpruefung.rows import Pruefung
from qmapp.ui.checks.pruefplatz.ablauf import Ablauf
from qmapp.ui.checks.pruefplatz.arbeit import Arbeit
from qmapp.ui.checks.pruefplatz.flaeche import Flaeche
from qmapp.ui.checks.pruefplatz.kopf import Kopf
from qmapp.ui.checks.pruefplatz.leiste import Leiste
from qmapp.ui.checks.pruefplatz.mangel import MangelForm
from qmapp.ui.widgets.labels import show_if


class Anzeige(QObject):
    """Listens to the work and tells head, sheet, card and list."""

    def __init__(
        self, arbeit: Arbeit, ablauf: Ablauf, flaeche: Flaeche, form: MangelForm, kopf: Kopf, leiste: Leiste,
        parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._arbeit = arbeit
        self._ablauf = ablauf
        self._flaeche = flaeche
        self._form = form
        self._kopf = kopf
        self._leiste = leiste
        #: Where the button of an empty page leads.
        self.next_key = ""
        arbeit.changed.connect(self._on_step)
        ablauf.shown.connect(self.show_point)
        form.resized.connect(flaeche.blatt.punkte.arrange)

    def fit(self, pruefung: Pruefung | None) -> None:
        """Head and strip follow the room there is."""
        narrow = self._flaeche.narrow
        self._kopf.fit(pruefung, narrow=narrow, low=self._flaeche.low)
        self._leiste.set_narrow(narrow)

    def show_empty(self, title: str, text: str, action: str, key: str) -> None:
        """Say that there is nothing to audit, and where to go."""
        self.next_key = key
        self._arbeit.put_away()
        self._flaeche.show_empty(title, text, action)
        self.enable()

    def enable(self) -> None:
        """Buttons that mean the file in hand follow it."""
        shown = self._flaeche.sheet_shown()
        instead = self._flaeche.next_page if self._flaeche.empty_shown() else None
        self._kopf.follow(shown=shown, frei=shown and self._arbeit.frei(), instead=instead)

    @Slot()
    def show_point(self) -> None:
        """Card, form and detail follow the Prüfpunkt in hand."""
        antwort = self._ablauf.active()
        if antwort is None:
            return
        narrow, frei = self._flaeche.narrow, self._arbeit.frei()
        pending = self._ablauf.pending == antwort.punkt.code
        mangel = antwort.ergebnis is not None and antwort.ergebnis.mangel
        noted = bool(antwort.feststellung) or (antwort.festgehalten and frei and not narrow)
        wanted = pending or mangel or noted or self._ablauf.noting == antwort.punkt.code
        self._form.show_answer(antwort, pending=pending)
        self._form.set_free(frei)
        show_if(self._form, wanted)
        self._flaeche.karte.show_answer(antwort, pending=pending, ask=frei and not wanted)
        if narrow:
            self._flaeche.blatt.punkte.arrange()
            self._flaeche.blatt.punkte.reveal()

    @Slot()
    def _on_step(self) -> None:
        """An own step is on the disk."""
        akte = self._arbeit.akte
        if akte is None:
            return
        self._flaeche.blatt.show_akte(akte)
        row = self._flaeche.liste.row(akte.id)
        if row is not None:
            self._flaeche.liste.show_row(self._arbeit.line(row))
        self.enable()
        if not self._ablauf.answering:
            self.show_point()
