"""A due date in hand: when it is due, what has come in, and what was delivered."""

from PySide6.QtCore import Signal, Slot

from qmapp.act.berichtspflicht import worte
from qmapp.act.berichtspflicht.rows import LieferungZeile, Regel, Stand
from qmapp.arbeitstage import long_day
from qmapp.ui.act.berichtspflichten import zeichen
from qmapp.ui.act.berichtspflichten.felder import Formular
from qmapp.ui.style import box, hbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner
from qmapp.ui.widgets.fields import TextField
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.number_fields import DateField, MultilineField
from qmapp.ui.widgets.signs import StatusPill

_CLOSED = (Stand.GELIEFERT, Stand.VERSPAETET, Stand.VERZICHTET)


class Lieferkarte(Formular):
    """``waive_wanted``, ``reopen_wanted`` and ``deliver_wanted`` carry the row."""

    waive_wanted = Signal(object)
    reopen_wanted = Signal(object)
    deliver_wanted = Signal(object)

    def __init__(self) -> None:
        self.eingang = DateField("Eingang", name="eingang")
        self.geliefert = DateField("Geliefert am", name="geliefert_am")
        self.weg = TextField("Wie und wohin", name="weg", placeholder="E-Mail an die Koordinierungsstelle")
        self.grund = MultilineField("Grund", name="grund", height=66)
        self.ersatz = TextField("Stattdessen", name="ersatz")
        self.steuerung = MultilineField("Steuerungsmaßnahmen", name="steuerung", height=66)
        self.notiz = MultilineField("Notiz", name="notiz", height=66)
        self.pill = StatusPill("neutral", "")
        self.hint = Banner("info")
        self.deliver = Button("Heute geliefert", "check")
        self.waive = Button("Verzichten …", "ban", "link")
        self.reopen = Button("Zurücknehmen", "arrow-back-up", "link")
        self._row: LieferungZeile | None = None
        saved = (self.eingang, self.geliefert, self.weg, self.grund, self.ersatz, self.steuerung, self.notiz)
        super().__init__(
            saved,
            self.hint,
            box(hbox((self.eingang, 1), (self.geliefert, 1), (self.weg, 2), gap=12)),
            self.grund,
            self.ersatz,
            box(hbox((self.steuerung, 1), (self.notiz, 1), gap=12)),
            box(hbox(None, self.reopen, self.waive, self.deliver, gap=8)),
            title="Lieferung",
            right=self.pill,
        )
        for button, slot in ((self.deliver, self._deliver), (self.waive, self._waive), (self.reopen, self._reopen)):
            button.clicked.connect(slot)

    def show_row(self, row: LieferungZeile) -> None:
        """Show a due date."""
        self._row = row
        when = f"fällig {long_day(row.faellig)}" if row.faellig is not None else worte.faellig(row)
        self.set_title(f"{row.titel} {row.zeitraum}", " · ".join(part for part in (when, worte.ergebnis(row)) if part))
        self.pill.set(*zeichen.lieferung(row))
        self._show_hint(row)
        self.fill(row)
        waived, late = row.stand is Stand.VERZICHTET, row.stand is Stand.VERSPAETET
        show_if(self.eingang, row.regel is Regel.EINGANG)
        show_if(self.geliefert, not waived)
        show_if(self.grund, waived or late or bool(row.grund))
        self.grund.set_label("Grund des Verzichts" if waived else "Grund der Verspätung")
        self.grund.set_hint("Bitte nachtragen: warum zu spät?" if late and not row.grund else "")
        show_if(self.ersatz, waived or bool(row.ersatz))
        closed = row.stand in _CLOSED
        show_if(self.reopen, closed)
        for button in (self.deliver, self.waive):
            show_if(button, not closed)
        self.deliver.setEnabled(row.stand is not Stand.ERWARTET)

    def _show_hint(self, row: LieferungZeile) -> None:
        closed = row.stand in _CLOSED
        if row.stand is Stand.ERWARTET:
            self.hint.set("info", "Die Frist läuft ab dem Eingang.", "Bitte tragen Sie ein, wann er war.")
        elif row.hinweis and row.vorschlag is not None:
            day, _, rest = row.hinweis.partition(" · ")
            words = f"Der Termin bleibt. {rest}." if not closed else f"{rest}."
            self.hint.set("info" if closed else "warn", f"Kein Arbeitstag: {day}", words)
        show_if(self.hint, row.stand is Stand.ERWARTET or bool(row.hinweis))

    @Slot()
    def _deliver(self) -> None:
        self.deliver_wanted.emit(self._row)

    @Slot()
    def _waive(self) -> None:
        self.waive_wanted.emit(self._row)

    @Slot()
    def _reopen(self) -> None:
        self.reopen_wanted.emit(self._row)
