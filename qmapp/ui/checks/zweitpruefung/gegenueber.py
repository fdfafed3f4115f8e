"""A disagreement in hand: what both said side by side, and the form that settles it."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal, Slot

from qmapp.checks.aktenpruefung.rows import AntwortZeile, Ergebnis
from qmapp.checks.aktenpruefung.zweitpruefung import worte
from qmapp.checks.aktenpruefung.zweitpruefung.rows import Gegenueberstellung
from qmapp.german import day, euro, integer
from qmapp.ui.style import Tone, box, hbox, vbox
from qmapp.ui.widgets.answers import Answer, AnswerButtons
from qmapp.ui.widgets.card import Card, Columns
from qmapp.ui.widgets.fields import Field
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.number_fields import EuroField, MultilineField, NumberField
from qmapp.ui.widgets.select_field import SelectField
from qmapp.ui.widgets.signs import StatusPill

ERST, ZWEIT, ANDERES = "erst", "zweit", "anderes"
_CHOICES: Final = (
    Answer(ERST, "1", "Erstprüfung gilt", "user", "info"),
    Answer(ZWEIT, "2", "Zweitprüfung gilt", "users", "info"),
    Answer(ANDERES, "3", "Anderes Ergebnis", "equal", "info"),
)
_TONES: Final[dict[Ergebnis, Tone]] = {
    Ergebnis.OK: "ok",
    Ergebnis.F1: "warn",
    Ergebnis.F2: "bad",
    Ergebnis.F3_PLUS: "bad",
    Ergebnis.F3_MINUS: "bad",
    Ergebnis.ENTFAELLT: "neutral",
    Ergebnis.NICHT_PRUEFBAR: "neutral",
}
_CHOOSE = "Bitte wählen Sie, was gilt: 1, 2 oder 3."


@dataclass(frozen=True)
class Klaerung:
    """What the form says: the result that holds, why, and its amount where one was typed."""

    ergebnis: Ergebnis
    begruendung: str
    betrag_monat_cent: int | None
    monate: int | None


class Aussage(Card):
    """What one of the two has said."""

    def __init__(self, title: str) -> None:
        self._result = StatusPill("neutral", "")
        self._words = Label("", "small", wrap=True, selectable=True)
        super().__init__(
            self._words, None, title=title, subtitle=" ", right=self._result, kind="inset", gap=6,
            margin=(14, 10, 12, 11),
        )  # fmt: skip
        self._title = title

    def show_antwort(self, ergebnis: Ergebnis, antwort: AntwortZeile, durch: str) -> None:
        """Show an answer; ``ergebnis`` is the one given blind, which a consensus may have changed since."""
        self.set_title(self._title, durch or "ohne Namen")
        self._result.set(_TONES[ergebnis], worte.ERGEBNISSE[ergebnis])
        said = []
        if antwort.ergebnis is ergebnis:
            said = [part for part in (antwort.feststellung, _amount(antwort), ", ".join(antwort.ursachen)) if part]
            if antwort.gesperrt_durch:
                said.append("Entfällt mit einem anderen Prüfpunkt.")
        self._words.setText("\n".join(said) or "Ohne Feststellung.")
        self.setAccessibleName(f"{self._title}: {worte.ERGEBNISSE[ergebnis]}. {self._words.text()}")

    def words(self) -> str:
        """What it says."""
        return f"{self._result.text()}: {self._words.text()}"


class Gegenueber(Card):
    """``ready`` carries the Klaerung once the form is complete; the page asks for it with :meth:`submit`."""

    ready = Signal(object)

    def __init__(self) -> None:
        self._shown: Gegenueberstellung | None = None
        self._question = Label("", "body", wrap=True)
        self._basis = Label("", "cap", "text3", wrap=True)
        self.erst, self.zweit = Aussage("Erstprüfung"), Aussage("Zweitprüfung")
        self.choice = AnswerButtons("Was gilt", _CHOICES)
        self.choice.set_active(True)
        self.ergebnis = SelectField("Ergebnis", [(e, words) for e, words in worte.ERGEBNISSE.items()], name="ergebnis")
        self.betrag = EuroField("Fehlbetrag je Monat", name="betrag_monat_cent", placeholder="56,40")
        self.monate = NumberField("Monate", minimum=1, maximum=600, name="monate", placeholder="6")
        self.grund = MultilineField(
            "Begründung", name="begruendung", height=56, placeholder="Warum das gilt, ohne Namen"
        )
        self._problem = Label("", "smallb", "bad", wrap=True)
        self._settled = Label("", "small", "text2", wrap=True)
        self._other = box(hbox((self.ergebnis, 5), (self.betrag, 4), (self.monate, 3), gap=12))
        super().__init__(
            self._question,
            self._basis,
            Columns((self.erst, 1), (self.zweit, 1), fold=430, gap=12),
            self._settled,
            vbox(Label("Was gilt?", "smallb", "text2"), self.choice, gap=4),
            self._other,
            self.grund,
            self._problem,
            None,
            title=" ",
            subtitle=" ",
            gap=8,
        )
        self.choice.answered.connect(self._on_choice)
        self.ergebnis.committed.connect(self._on_choice)

    def fields(self) -> tuple[Field, ...]:
        """The fields a refusal may name."""
        return (self.ergebnis, self.betrag, self.monate, self.grund)

    def show_stellung(self, found: Gegenueberstellung, *, writable: bool) -> None:
        """Show a disagreement; what is being typed stays where it is the same one."""
        row = found.abweichung
        same = self._shown is not None and self._shown.abweichung.key == row.key
        settled_now = same and self._shown is not None and self._shown.abweichung.konsens != row.konsens
        self._shown = found
        self.set_title(f"Prüfpunkt {row.punkt.nummer}: {row.punkt.titel}", _where(found))
        self._question.setText(row.punkt.frage)
        self._basis.setText(row.punkt.rechtsgrundlage)
        self.erst.show_antwort(row.erst, found.erst, found.erst_durch)
        self.zweit.show_antwort(row.zweit, found.zweit, found.zweit_durch)
        self._settled.setText(_settled(found))
        show_if(self._settled, row.konsens is not None)
        if not same or settled_now:
            self._fill()
        self.choice.set_locked(not writable)
        self.grund.set_read_only(not writable)

    def press_key(self, key: str) -> bool:
        """1, 2, 3: choose what holds and go on to the reason."""
        if not self.choice.press_key(key):
            return False
        self._next_field().editor.setFocus()
        return True

    def submit(self) -> None:
        """Give out what is chosen, or say what is missing."""
        chosen = self._result()
        if chosen is None:
            self._say(_CHOOSE)
            return
        self._say("")
        if not all([self.betrag.commit(), self.monate.commit()]):
            return
        self.grund.commit()
        typed = self._needs_amount()
        self.ready.emit(
            Klaerung(
                chosen,
                self.grund.value(),
                self.betrag.value() if typed else None,
                self.monate.value() if typed else None,
            )
        )

    def problem(self) -> str:
        """What is missing."""
        return self._problem.text()

    def _fill(self) -> None:
        assert self._shown is not None
        row = self._shown.abweichung
        self.choice.set_value(None)
        self.ergebnis.set_value(row.erst)
        self.betrag.set_value(None)
        self.monate.set_value(None)
        self.grund.set_value("")
        self._say("")
        if row.konsens is not None:
            held = {row.erst: ERST, row.zweit: ZWEIT}.get(row.konsens.ergebnis, ANDERES)
            self.choice.set_value(held)
            self.ergebnis.set_value(row.konsens.ergebnis)
            self.grund.set_value(row.konsens.begruendung)
        self._show_fields()

    def _result(self) -> Ergebnis | None:
        """The result chosen."""
        assert self._shown is not None
        row, chosen = self._shown.abweichung, self.choice.value()
        if chosen == ANDERES:
            picked = self.ergebnis.value()
            return picked if isinstance(picked, Ergebnis) else None
        return {ERST: row.erst, ZWEIT: row.zweit}.get(str(chosen))

    def _needs_amount(self) -> bool:
        """An F3 nobody has answered blind comes without an amount."""
        assert self._shown is not None
        chosen, row = self._result(), self._shown.abweichung
        return chosen is not None and chosen.mit_betrag and chosen not in (row.erst, row.zweit)

    def _next_field(self) -> Field:
        return self.ergebnis if self.choice.value() == ANDERES else self.grund

    def _show_fields(self) -> None:
        other = self.choice.value() == ANDERES
        show_if(self.ergebnis, other)
        for field in (self.betrag, self.monate):
            show_if(field, other and self._needs_amount())
        show_if(self._other, other)

    def _say(self, words: str) -> None:
        self._problem.setText(words)
        show_if(self._problem, bool(words))

    @Slot(object)
    def _on_choice(self, _: object) -> None:
        self._say("")
        self._show_fields()


def _where(found: Gegenueberstellung) -> str:
    row = found.abweichung
    return f"Akte {row.schluessel}{f' · {row.schicht}' if row.schicht else ''}"


def _settled(found: Gegenueberstellung) -> str:
    held = found.abweichung.konsens
    if held is None:
        return ""
    when = day(held.geklaert_um.astimezone().date())
    return f"Geklärt am {when} durch {held.geklaert_durch}: {worte.ERGEBNISSE[held.ergebnis]}. {held.begruendung}"


def _amount(antwort: AntwortZeile) -> str:
    if antwort.betrag_monat_cent is None or antwort.monate is None:
        return ""
    return f"{euro(antwort.betrag_monat_cent)} je Monat, {integer(antwort.monate)} Monate"
