"""The sheet in the middle: head of the file, its Prüfpunkte, what is open, the remark."""

from PySide6.QtCore import Signal, Slot

from qmapp import german
from qmapp.checks.aktenpruefung.rows import Akte, Aktenstand
from qmapp.ui.checks.pruefplatz.kurztext import Kurztext
from qmapp.ui.checks.pruefplatz.punktband import Punktband
from qmapp.ui.checks.pruefplatz.punkte import Punkteliste
from qmapp.ui.style import box, hbox, paint, sized, vbox
from qmapp.ui.style.tokens import Tone
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner, Card
from qmapp.ui.widgets.fields import TextField
from qmapp.ui.widgets.labels import ElideLabel, Label, Rule, show_if
from qmapp.ui.widgets.signs import KeyCap, ProgressBar

_MOST_NAMED = 6


class _Zeile(TextField):
    """A text field without a caption above it; its name is its placeholder."""

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__(name, name="bemerkung", placeholder=placeholder)
        self._caption.hide()


class Blatt(Card):
    """``state_acted`` = the button of the strip that says how the file stands."""

    state_acted = Signal()

    def __init__(self) -> None:
        self._key = Label("", "h2", selectable=True)
        self._place = ElideLabel("", "small", "text2")
        self._more = ElideLabel("", "cap", "text2")
        self._count = Kurztext("40 von 40", "smallb", "text2", paint.RIGHT)
        self._bar = ProgressBar("Beantwortete Prüfpunkte", "check", width=88)
        self.sample = Button("Stichprobe", "list-check", "link", tip="Strg+L")
        self.view = Button("Einzelansicht", "square", "icon")
        self.menu = Button("Weitere Schritte", "dots", "icon")
        self.state = Banner()
        self.problem = Banner("warn")
        self.punkte = Punkteliste()
        self.remark = _Zeile("Bemerkung zur ganzen Akte", "Bemerkung zur ganzen Akte (optional)")
        self._open = Kurztext("Offen: 40 Prüfpunkte", "smallb", "text2")
        self._home = box(hbox(KeyCap("Pos1"), Label("zum ersten offenen", "cap", "text2"), gap=8))
        name = hbox(self._key, (self._place, 1), gap=10)
        right = hbox(self._count, self._bar, self.sample, self.view, self.menu, gap=10)
        head = box(hbox((vbox(name, self._more, gap=1), 1), right, gap=12, margin=(20, 10, 12, 9)))
        strips = box(vbox(self.state, self.problem, gap=6, margin=(12, 8, 12, 0)))
        self._strips = strips
        self.band = Punktband()
        self._band = box(hbox((self.band, 1), gap=0, margin=(18, 8, 18, 0)))
        self._line = Rule()
        self._low = False
        foot = self._foot = box(hbox(self._open, self._home, (self.remark, 1), gap=12, margin=(20, 7, 20, 8)))
        super().__init__(
            head, Rule(), self._band, strips, (self.punkte, 1), self._line, foot, gap=0, margin=(1, 1, 1, 1)
        )
        self.setAccessibleName("Akte")
        sized(self.remark, min_width=160)
        self.state.acted.connect(self.state_acted)
        self.sample.hide()
        self._band.hide()
        self.band.wanted.connect(self.punkte.wanted)
        self.punkte.activated.connect(self.band.set_active)
        self.hide_problem()

    def show_akte(self, akte: Akte) -> None:
        """Show head, answers, what is open and how the file stands."""
        frei = akte.stand.zu_tun
        self.punkte.show_answers(akte.antworten, frei=frei)
        self.band.show_answers(akte.antworten)
        self._key.setText(akte.schluessel)
        self._place.setText(", ".join(part for part in (akte.schicht, akte.team) if part))
        self._show_more(akte)
        total, left = len(akte.antworten), akte.offen
        self._count.set(f"{total - len(left)} von {total}")
        self._bar.set(total - len(left), total)
        self._show_open(akte)
        self.remark.set_value(akte.bemerkung)
        if self._low and not self.remark.line.hasFocus():
            self._show_foot(bool(akte.bemerkung))
        if self.remark.line.isReadOnly() == frei:
            self.remark.set_read_only(not frei)
        self._show_state(akte)

    def show_problem(self, message: str, advice: str) -> None:
        """Say in a strip what stands in the way."""
        self.problem.set("warn", message, advice)
        show_if(self.problem, True)
        self._show_strips()

    @Slot()
    def hide_problem(self) -> None:
        """What stood in the way is gone."""
        self.problem.hide()
        self._show_strips()

    def set_narrow(self, narrow: bool) -> None:
        """Answers below the titles; the list opens by its button."""
        self.punkte.set_stacked(narrow)
        show_if(self.sample, narrow)
        show_if(self._bar, not narrow)
        show_if(self._more, not narrow and bool(self._more.whole_text()))
        show_if(self._home, not narrow)

    def set_single(self, single: bool) -> None:
        """One Prüfpunkt at a time with a strip of all above it, or all below each other."""
        self.punkte.set_single(single)
        show_if(self._band, single)
        self.view.set_text("Alle Prüfpunkte zeigen" if single else "Einen Prüfpunkt zeigen")
        self.view.setToolTip(f"{self.view.words()} (F4)")
        self.view.set_icon("list-details" if single else "square")

    def set_low(self, low: bool) -> None:
        """Leave the room of the remark to the Prüfpunkte; Strg+M shows it."""
        if low != self._low:
            self._low = low
            self._show_foot(not low)

    @Slot()
    def to_remark(self) -> None:
        """Strg+M: the remark on the whole file."""
        self._show_foot(True)
        self.remark.line.setFocus()

    def _show_foot(self, wanted: bool) -> None:
        for widget in (self._line, self._foot):
            show_if(widget, wanted)

    def _show_more(self, akte: Akte) -> None:
        parts = [f"{name} {value}" for name, value in akte.weitere if value]
        if akte.betrag_cent is not None:
            parts.insert(0, f"Betrag {german.euro(akte.betrag_cent)}")
        if akte.ersatz_fuer:
            parts.insert(0, f"Ersatz für {akte.ersatz_fuer}")
        if akte.zugeteilt_an:
            parts.append(f"zugeteilt an {akte.zugeteilt_an}")
        self._more.setText(" · ".join(parts))
        show_if(self._more, bool(parts) and self.sample.isHidden())

    def _show_open(self, akte: Akte) -> None:
        left = [str(a.punkt.nummer) for a in akte.antworten if a.ergebnis is None]
        if not left:
            words = "Alles beantwortet"
        elif len(left) <= _MOST_NAMED:
            words = f"Offen: {', '.join(left)}"
        else:
            words = f"Offen: {len(left)} Prüfpunkte"
        self._open.set(words)
        show_if(self._home, bool(left) and self.sample.isHidden())

    def _show_state(self, akte: Akte) -> None:
        words: dict[Aktenstand, tuple[Tone, str, str, str]] = {
            Aktenstand.GEPRUEFT: ("ok", f"Die Akte ist abgeschlossen{_when(akte)}.", "", "Wieder öffnen"),
            Aktenstand.VERLOREN: ("warn", "Die Akte ist als nicht auffindbar gemeldet.", akte.grund, "Wieder öffnen"),
            Aktenstand.ERSETZT: ("info", "Die Akte gehört nicht dazu und wurde ersetzt.", akte.grund, ""),
            Aktenstand.ZURUECKGESTELLT: ("warn", f"Zurückgestellt: {akte.grund}", "", ""),
        }
        strip = words.get(akte.stand)
        if strip is not None:
            self.state.set(*strip)
        show_if(self.state, strip is not None)
        self._show_strips()

    def _show_strips(self) -> None:
        show_if(self._strips, not (self.state.isHidden() and self.problem.isHidden()))


def _when(akte: Akte) -> str:
    return "" if akte.geprueft_um is None else f" ({german.day(akte.geprueft_um.astimezone().date())})"
