"""The three cards on top: the rate against the Höchstwert, the result in one sentence, the projection in euro."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from qmapp.checks.aktenpruefung.rows import Auswertung, Betraege
from qmapp.german import euro, percent
from qmapp.reports import wortlaut
from qmapp.ui.checks.auswertung import worte
from qmapp.ui.checks.auswertung.werte import Werte
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.charts import IntervalBar
from qmapp.ui.widgets.labels import Icon, Label, Rule, show_if
from qmapp.ui.widgets.messages import announce
from qmapp.ui.widgets.signs import StatusPill

_TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


class FehlerquoteKarte(Card):
    """The rate, its interval against the agreed Höchstwert, and the verdict."""

    def __init__(self) -> None:
        self.pill = StatusPill("neutral", "")
        self.value = Label("", "kpi")
        self.words = Label("", "small", "text2", wrap=True)
        self.bar = IntervalBar("Fehlerquote gegen Höchstwert")
        self.source = Label("", "cap", "text2", wrap=True)
        self.all = Label("", "cap", "text2", wrap=True)
        figure = hbox(self.value, (vbox(self.words, margin=(0, 8, 0, 0)), 1), gap=12)
        super().__init__(figure, self.bar, self.source, self.all, None, title="Fehlerquote", right=self.pill, gap=6)

    def show_result(self, auswertung: Auswertung) -> None:
        """Show the headline rate: stratified where the draw was."""
        gezeigt, stellen = wortlaut.gezeigte_quote(auswertung), wortlaut.stellen(auswertung)
        self.pill.set(*worte.urteil(auswertung))
        which = "der geprüften Akten" if auswertung.pruefung.plan.nach_betrag else "der Akten"
        self.words.setText(f"{which} haben mindestens einen materiellen Fehler")
        self.value.setText("–" if gezeigt.wert is None else percent(gezeigt.wert, stellen))
        self.source.setText(worte.quelle(auswertung))
        self.all.setText(worte.auf_alle(auswertung))
        show_if(self.all, bool(self.all.text()))
        show_if(self.bar, gezeigt.wert is not None and gezeigt.unten is not None)
        if gezeigt.wert is None or gezeigt.unten is None or gezeigt.oben is None:
            return
        grenze = auswertung.hoechstwert
        self.bar.set_data(
            gezeigt.wert,
            gezeigt.unten,
            gezeigt.oben,
            limit=None if grenze is None else float(grenze),
            limit_words="" if grenze is None else f"Höchstwert {wortlaut.hoechstwert(grenze)}",
            value_words=percent(gezeigt.wert, stellen),
            level=wortlaut.bereichswort(auswertung.sicherheit),
        )


class SatzKarte(Card):
    """The conclusion in plain German, to read out and to copy."""

    def __init__(self) -> None:
        self.kernsatz = Label("", "h3", wrap=True, align=_TOP, selectable=True)
        self.text = Label("", "small", "text2", wrap=True, align=_TOP, selectable=True)
        self.copy = Button("Text kopieren", "copy", "link")
        super().__init__(
            self.kernsatz, (self.text, 1), hbox(self.copy, None), title="In einem Satz", icon="bulb", gap=6
        )
        self.copy.clicked.connect(self._copy)

    def show_result(self, auswertung: Auswertung) -> None:
        """Show what may be said, never more than the interval carries."""
        self.kernsatz.setText(auswertung.kernsatz)
        self.text.setText(worte.erlaeuterung(auswertung))

    def words(self) -> str:
        """Everything it says."""
        return " ".join(part for part in (self.kernsatz.text(), self.text.text()) if part)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.words())
        announce(self, "Text kopiert")


class HochrechnungKarte(Card):
    """The wrong payments in euro: projected with a range, found to the cent; or why there is no projection."""

    def __init__(self) -> None:
        self.value = Label("", "kpi2", wrap=True)
        self.words = Label("", "small", "text2", wrap=True, align=_TOP)
        self.range = Label("", "cap", "text2", wrap=True)
        self.rows = Werte()
        self._rule = Rule()
        self._warnings = Label("", "cap", "text2", wrap=True, align=_TOP)
        self._caution: QWidget = box(
            hbox(vbox(Icon("alert-triangle", 16, "warn"), None, gap=0), (self._warnings, 1), gap=8)
        )
        super().__init__(
            self.value, self.words, self.range, self._rule, self.rows, self._caution, None,
            title="Hochrechnung", icon="coin-euro", gap=6,
        )  # fmt: skip

    def show_result(self, auswertung: Auswertung) -> None:
        """Show the gross amount (over- and underpaid); under 100 files none, with the reason."""
        betraege = auswertung.betraege
        brutto = None if betraege is None else betraege.brutto
        carried = brutto is not None and brutto.hochrechnung_cent is not None
        show_if(self.value, carried)
        show_if(self.range, carried and brutto is not None and brutto.unten_cent is not None)
        if brutto is None or not carried:
            self.words.setText(worte.keine_hochrechnung(auswertung))
        else:
            self.value.setText(wortlaut.hochrechnung(brutto))
            self.words.setText(f"Fehlbetrag, hochgerechnet auf {wortlaut.akten(auswertung.grundgesamtheit)}")
            self.range.setText(f"{wortlaut.bereichswort(auswertung.sicherheit)}: {wortlaut.betrag_spanne(brutto)}")
        self.rows.show_rows(() if betraege is None else _found(betraege))
        show_if(self._rule, betraege is not None)
        warnungen = betraege.warnungen if betraege is not None and carried else ()
        self._warnings.setText("\n".join(warnungen))
        show_if(self._caution, bool(warnungen))

    def warnings(self) -> str:
        """What has to be said about these amounts."""
        return self._warnings.text()


def _found(betraege: Betraege) -> tuple[tuple[str, str, str], ...]:
    parts = f"{euro(betraege.zu_viel.summe_cent)} zu viel, {euro(betraege.zu_wenig.summe_cent)} zu wenig gezahlt"
    return (
        ("In der Stichprobe", euro(betraege.brutto.summe_cent), parts),
        ("Je geprüfter Akte", euro(betraege.je_akte_cent), ""),
    )
