"""What happens to the whole file: closed, put back, replaced, lost, reopened, the rest answered at once."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from qmapp.checks.aktenpruefung import gruende
from qmapp.checks.aktenpruefung.rows import Aktenart, Ersatzregel, VerlorenRegel
from qmapp.errors import UserError
from qmapp.ui.checks.pruefplatz.ablauf import Ablauf
from qmapp.ui.checks.pruefplatz.arbeit import Arbeit
from qmapp.ui.checks.pruefplatz.blatt import Blatt
from qmapp.ui.checks.pruefplatz.grund import ask_reason
from qmapp.ui.pages import Command
from qmapp.ui.widgets.dialogs import confirm

_LOST = {
    VerlorenRegel.GETRENNT: "Sie wird gesondert ausgewiesen und zählt nicht in der Quote (Regel vor der Ziehung).",
    VerlorenRegel.MANGEL: "Sie zählt in der Quote als Akte mit Mangel (Regel vor der Ziehung).",
}
_WITHOUT = "Ohne Ersatz herausnehmen"
_NO_SPARE = "Nach der Regel, die vor der Ziehung festgelegt wurde, rückt keine Akte nach."
_BESIDES = "Die nächste in der Reihenfolge wird zusätzlich geprüft."
_ANYWAY = "Noch einmal Strg+Enter schließt die Akte trotzdem ab."


class Schritte(QObject):
    """``moved_on`` when the file is done with for now, ``reread`` with the id of a file that is to be shown anew."""

    moved_on = Signal()
    replaced = Signal(object)

    def __init__(self, arbeit: Arbeit, ablauf: Ablauf, blatt: Blatt, page: QWidget) -> None:
        super().__init__(page)
        self._arbeit = arbeit
        self._ablauf = ablauf
        self._blatt = blatt
        self._page = page
        self.rule = VerlorenRegel.GETRENNT
        self.spares = Ersatzregel.NAECHSTE
        #: What else the menu offers.
        self.further: tuple[Callable[[], Sequence[Command]], ...] = ()
        #: File and marked Prüfpunkte of which it has been said that they are still marked.
        self._warned: tuple[object, ...] = ()

    def commands(self) -> tuple[Command, ...]:
        """What can be done with the file in hand now."""
        if self._arbeit.akte is None:
            return ()
        if not self._arbeit.frei():
            return (Command("Akte wieder öffnen", self.reopen),)
        commands = [
            Command("Akte abschließen", self.close, "Strg+Enter"),
            Command("Rest erfüllt: alle offenen Prüfpunkte", self.answer_rest, "Strg+R"),
            Command("Akte zurückstellen …", self.defer, "Strg+B"),
        ]
        # Spares belong to the random sample, and whether a file is lost is said by the first examination.
        if self._arbeit.akte.art is Aktenart.STICHPROBE:
            commands.append(Command("Akte gehört nicht dazu …", self.give_way))
        if self._arbeit.akte.art is not Aktenart.ZWEIT:
            commands.append(Command("Akte nicht auffindbar …", self.lose))
        return tuple(commands)

    @Slot()
    def show_menu(self) -> None:
        """The steps besides closing, and what else the page can do, as a menu under its button."""
        menu, below = QMenu(self._page), self._blatt.menu
        others = (command for offered in self.further for command in offered())
        for command in (*self.commands(), *others):
            text = command.label + (f"\t{command.shortcut}" if command.shortcut else "")
            menu.addAction(text).triggered.connect(command.run)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(below.mapToGlobal(QPoint(0, below.height())))

    @Slot()
    def close(self) -> None:
        """Strg+Enter: close the file, or say what is still missing and go there."""
        akte = self._arbeit.akte
        if akte is None or not self._ablauf.save():
            return
        marked = (akte.id, *(a.punkt.code for a in self._arbeit.vorgemerkt()))
        again = marked == self._warned
        self._warned = marked
        try:
            self._arbeit.close(trotz_vormerkung=again)
        except UserError as error:
            only_marked = not self._arbeit.offen() and self._arbeit.antwort(error.field) in self._arbeit.vorgemerkt()
            self._blatt.show_problem(error.message, error.advice or (_ANYWAY if only_marked else ""))
            if self._arbeit.antwort(error.field) is not None:
                self._ablauf.go_to(error.field)
                self._ask_amount(error.field)
            return
        self._arbeit.context.tell(f"Akte {akte.schluessel} abgeschlossen.", undo=True)
        self.moved_on.emit()

    @Slot()
    def answer_rest(self) -> None:
        """Every open Prüfpunkt erfüllt, marked as answered together."""
        if not self._arbeit.frei() or not self._ablauf.save():
            return
        try:
            count = self._arbeit.answer_rest()
        except UserError as error:
            self._arbeit.context.tell_error(error)
            return
        words = "Ein Prüfpunkt" if count == 1 else f"{count} Prüfpunkte"
        self._arbeit.context.tell(f"{words} gemeinsam als erfüllt beantwortet.", undo=True)

    @Slot()
    def defer(self) -> None:
        """Put the file back; the reason is asked for."""
        lead = "Die Akte bleibt in der Stichprobe. Alle Antworten bleiben erhalten."
        reasons = gruende.RUECKSTELLGRUENDE
        self._with_reason(
            "Akte zurückstellen", lead, reasons, "Zurückstellen", "clock", self._arbeit.defer, "zurückgestellt"
        )

    @Slot()
    def lose(self) -> None:
        """The file cannot be found; what that means was fixed before the draw."""
        akte = self._arbeit.akte
        lead = _lost_lead(None if akte is None else akte.art, self.rule, self.spares)
        reasons = gruende.VERLUSTGRUENDE
        self._with_reason(
            "Akte nicht auffindbar", lead, reasons, "Als nicht auffindbar melden", "file-off", self._arbeit.lose,
            "als nicht auffindbar gemeldet",
        )  # fmt: skip

    @Slot()
    def give_way(self) -> None:
        """The file does not belong to the population; the next spare takes its place."""
        akte = self._arbeit.akte
        if akte is None or not self._arbeit.frei() or not self._ablauf.save():
            return
        none = self.spares is Ersatzregel.KEINE
        where = f" der Schicht „{akte.schicht}“" if akte.schicht else ""
        follows = _NO_SPARE if none else f"Die nächste Ersatzakte{where} rückt nach."
        lead = f"Die Akte scheidet aus der Stichprobe aus. {follows}"
        reasons, action = gruende.ERSATZGRUENDE, _WITHOUT if none else "Akte ersetzen"
        grund = ask_reason(self._page, "Akte gehört nicht dazu", lead, reasons, action, "replace")
        if grund and none:
            self._arbeit.give_way(grund, ohne_ersatz=True)
            self._arbeit.context.tell(f"Akte {akte.schluessel} herausgenommen.", undo=True)
            self.moved_on.emit()
        elif grund:
            self._replace(akte.schluessel, grund)

    @Slot()
    def reopen(self) -> None:
        """Back to work."""
        try:
            self._arbeit.reopen()
        except UserError as error:
            self._arbeit.context.tell_error(error)

    def _replace(self, schluessel: str, grund: str) -> None:
        try:
            spare = self._arbeit.give_way(grund)
        except UserError as error:
            if error.field != "grund" or not confirm(
                self._page, "Keine Ersatzakte übrig", error.text, action=_WITHOUT, icon="replace"
            ):
                self._arbeit.context.tell_error(error)
                return
            spare = self._arbeit.give_way(grund, ohne_ersatz=True)
        self._arbeit.context.tell(f"Akte {schluessel} ersetzt.", undo=True)
        self._go(spare)

    def _go(self, spare: UUID | None) -> None:
        if spare is None:
            self.moved_on.emit()
        else:
            self.replaced.emit(spare)

    def _with_reason(
        self, title: str, lead: str, reasons: tuple[str, ...], action: str, icon: str, step: Callable[[str], object],
        done: str,
    ) -> None:  # fmt: skip
        akte = self._arbeit.akte
        if akte is None or not self._arbeit.frei() or not self._ablauf.save():
            return
        grund = ask_reason(self._page, title, lead, reasons, action, icon, (("Akte", akte.schluessel),))
        if not grund:
            return
        try:
            besides = step(grund)
        except UserError as error:
            self._arbeit.context.tell_error(error)
            return
        more = f" {_BESIDES}" if besides is not None else ""
        self._arbeit.context.tell(f"Akte {akte.schluessel} {done}.{more}", undo=True)
        self.moved_on.emit()

    def _ask_amount(self, code: str) -> None:
        """A missing amount is typed at once."""
        antwort = self._arbeit.antwort(code)
        if antwort is not None and antwort.ergebnis is not None and antwort.ergebnis.mit_betrag:
            self._ablauf.to_amount()


def _lost_lead(art: Aktenart | None, rule: VerlorenRegel, spares: Ersatzregel) -> str:
    """What it means that a file cannot be found, by the rules fixed before the draw."""
    if art is not Aktenart.STICHPROBE:
        return "Die Akte wird als nicht auffindbar vermerkt."
    if spares is Ersatzregel.AUCH_VERLORENE:
        return f"Die Akte gehört zur Grundgesamtheit und bleibt als nicht auffindbar stehen. {_LOST[rule]} {_BESIDES}"
    return f"Die Akte gehört zur Grundgesamtheit und wird nicht ausgetauscht. {_LOST[rule]}"
