"""What belongs to the question in hand beside its answer: last time, the remark, evidence, points to look at again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qmapp.checks.qcheck.rows import Frage, QCheck, Urteil
from qmapp.ui.checks.pruefplatz.bausteine import Bausteine, insert_text
from qmapp.ui.checks.qcheck.antworten import pille
from qmapp.ui.checks.qcheck.bewertung.merkpunkte import Merkpunkte
from qmapp.ui.checks.qcheck.nachweise import Nachweiskarte
from qmapp.ui.context import Context
from qmapp.ui.style import hbox, sized, vbox
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Icon, Label, repolish, show_if
from qmapp.ui.widgets.number_fields import MultilineField
from qmapp.ui.widgets.signs import StatusPill

_NONE = "Bewerten Sie die Frage zuerst, dann lässt sie sich begründen."
_NEEDED = "Hier braucht die Bewertung eine Bemerkung."


class Angaben(QWidget):
    """``remarked`` carries (code, text) of a remark typed.

    The field holds the remark of the question in hand once that has an answer, and until then the one still missing
    at the question answered last: so it opens by itself and nobody has to stop for it.
    """

    remarked = Signal(str, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._code = ""
        self._last = StatusPill("neutral", "")
        self._last_name = Label("", "smallb", "text2")
        self._last_words = Label("", "small", "text2", wrap=True)
        self.vorjahr = Card(
            hbox(Icon("history", 18, "text3"), self._last_name, None, self._last, gap=8),
            self._last_words,
            gap=5,
            margin=(14, 9, 12, 10),
        )
        self.bemerkung = MultilineField("Bemerkung", name="bemerkung", key="K", height=84)
        self._light = Label("", "cap", "warn", wrap=True)
        self._sign = Icon("alert-triangle", 15, "warn")
        self.bausteine = Bausteine()
        self._remark = Card(
            self.bemerkung,
            hbox(self._sign, (self._light, 1), gap=6),
            self.bausteine,
            gap=7,
            margin=(15, 11, 15, 12),
        )
        self._remark.setAccessibleName("Bemerkung")
        self.nachweise = Nachweiskarte(context)
        self.merkpunkte = Merkpunkte()
        self.setLayout(vbox(self.vorjahr, self._remark, self.nachweise, self.merkpunkte, None, gap=12))
        self.bemerkung.committed.connect(self._on_remark)
        self.bausteine.wanted.connect(self.insert)

    def code(self) -> str:
        """Code of the question the remark belongs to, "" while there is none to write."""
        return self._code

    def show_frage(
        self, head: QCheck, frage: Frage, pinned: Frage | None, vorher: str, *, frei: bool, offen: bool
    ) -> None:
        """Show what belongs to a question; ``pinned`` is the one answered last whose remark is missing.

        ``frei``: its answer may change; ``offen``: evidence and points may, also after the team has agreed.
        """
        self._show_last(frage, vorher)
        about = frage if frage.bewertung is not None else pinned
        self._show_remark(frage, about, frei=frei)
        other = about is not None and about.punkt.code != frage.punkt.code
        zu = f"zu Frage {frage.punkt.nummer}" if other else ""
        self.nachweise.show_frage(head.id, frage.punkt.code, frage.nachweise, offen=offen, zu=zu)
        self.merkpunkte.show_points(frage.merkpunkte, frei=offen, zu=zu)
        show_if(self.merkpunkte, offen or bool(frage.merkpunkte))

    def insert(self, text: str) -> None:
        """Put a text block into the remark."""
        if self._code and text and not self.bemerkung.area.isReadOnly():
            insert_text(self.bemerkung.area, text)
            self.bemerkung.area.setFocus()

    def _show_last(self, frage: Frage, vorher: str) -> None:
        last = frage.vorjahr
        show_if(self.vorjahr, last is not None)
        if last is None:
            return
        self._last_name.setText(f"Zuletzt ({vorher})" if vorher else "Zuletzt")
        self._last.set(*pille(last.urteil))
        self._last_words.setText(last.bemerkung)
        show_if(self._last_words, bool(last.bemerkung))
        self.vorjahr.setAccessibleName(f"Zuletzt: {self._last.text()}. {last.bemerkung}")

    def _show_remark(self, frage: Frage, about: Frage | None, *, frei: bool) -> None:
        answer = None if about is None else about.bewertung
        self._code = "" if about is None or answer is None else about.punkt.code
        other = about is not None and about.punkt.code != frage.punkt.code
        self.bemerkung.set_label(f"Bemerkung zu Frage {about.punkt.nummer}" if about and other else "Bemerkung")
        if answer is None or about is None:
            self.bemerkung.set_value("")
            self._say(_NONE if frei else "", warn=False)
            self.bausteine.show_texts(())
        else:
            self.bemerkung.set_value(answer.bemerkung)
            bare = f"{about.punkt.titel}: Die Bemerkung fehlt noch." if other else _NEEDED
            self._say("" if answer.vollstaendig else bare, warn=True)
            self.bausteine.show_texts(_texts(about, answer.urteil) if frei else ())
        locked = not frei or not self._code
        if self.bemerkung.area.isReadOnly() != locked:
            self.bemerkung.set_read_only(locked)

    def _say(self, words: str, *, warn: bool) -> None:
        self._light.setText(words)
        repolish(self._light, ink="warn" if warn else "text3")
        show_if(self._light, bool(words))
        show_if(self._sign, bool(words) and warn)

    def set_low(self, low: bool) -> None:
        """Fewer lines where the window is low."""
        sized(self.bemerkung.area, min_height=62 if low else 84, max_height=62 if low else 84)

    def _on_remark(self, text: object) -> None:
        if self._code:
            self.remarked.emit(self._code, str(text or ""))


def _texts(frage: Frage, urteil: Urteil) -> tuple[str, ...]:
    """The catalogue's own words for an answer: its strength at 3, its potentials below; both where neither fits."""
    punkt = frage.punkt
    strength = (punkt.staerke,) if punkt.staerke else ()
    if urteil is Urteil.VOLL:
        return strength
    return punkt.textbausteine if urteil.punkte is not None else ()
