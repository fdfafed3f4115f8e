"""Strg+Umschalt+B: enter sheets that were filled in on paper, one Bogennummer after the other."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from qmapp import german
from qmapp.checks.aktenpruefung import akte as akten_module
from qmapp.checks.aktenpruefung import pruefung as pruefung_module
from qmapp.errors import UserError
from qmapp.ui.checks.pruefplatz.arbeit import Arbeit, Beleg
from qmapp.ui.checks.pruefplatz.rundgang import Rundgang
from qmapp.ui.checks.pruefplatz.spruenge import Spruenge
from qmapp.ui.pages import Command
from qmapp.ui.style import box, hbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.fields import TextField
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.number_fields import DateField

KEY = "Strg+Umschalt+B"
_LEAD = (
    "Geben Sie an, wer die Bögen ausgefüllt hat und wann. Danach tippen Sie die Bogennummer und die Antworten; nach "
    "jeder abgeschlossenen Akte wird die nächste Nummer erfragt."
)


class Papierangaben(Dialog):
    """``beleg`` holds who examined and when, once accepted; ``first`` is the day of the draw."""

    def __init__(self, parent: QWidget, wer: str, heute: date, first: date | None) -> None:
        self.beleg: Beleg | None = None
        self._heute, self._first = heute, first
        self.wer = TextField("Geprüft durch", name="wer", required=True)
        self.am = DateField("Geprüft am", name="am", required=True)
        self.wer.set_value(wer)
        self.am.set_value(heute)
        fields = box(hbox((self.wer, 3), (self.am, 2), gap=12))
        super().__init__(
            parent,
            "Bögen vom Papier erfassen",
            Label(_LEAD, "body", "text2", wrap=True),
            fields,
            action=Button("Erfassung beginnen", "forms", "primary"),
        )
        self.wer.line.setFocus()
        self.wer.line.selectAll()

    @Slot()
    def submit(self) -> None:
        """Begin, or say at the field what is wrong."""
        for field in (self.wer, self.am):
            if not field.commit():
                field.line.setFocus()
                return
        day = self.am.value()
        assert day is not None, "committed and required"
        if day > self._heute:
            self._refuse("Dieser Tag liegt in der Zukunft.")
        elif self._first is not None and day < self._first:
            self._refuse(f"Gezogen wurde erst am {german.day(self._first)}.")
        else:
            self.beleg = Beleg(self.wer.value(), day)
            self.accept()

    def _refuse(self, sentence: str) -> None:
        self.am.set_error(sentence)
        self.am.line.setFocus()


class NaechsterBogen(Dialog):
    """Asks for a Bogennummer; ``find`` gives the file and raises UserError for what is no sheet to enter."""

    def __init__(self, parent: QWidget, find: Callable[[str], UUID]) -> None:
        self.akte_id: UUID | None = None
        self._find = find
        self.nummer = TextField(
            "Bogennummer", name="bogennummer", hint="steht oben auf jedem Bogen, zum Beispiel 1-03-014-1", required=True
        )
        super().__init__(
            parent,
            "Nächster Bogen",
            self.nummer,
            action=Button("Bogen öffnen", "arrow-right", "primary"),
            cancel="Erfassung beenden",
            width=420,
        )
        self.nummer.line.returnPressed.connect(self.submit)
        self.nummer.line.setFocus()

    @Slot()
    def submit(self) -> None:
        """Open the sheet, or say at the field why it cannot be."""
        if not self.nummer.commit():
            self.nummer.line.setFocus()
            return
        try:
            self.akte_id = self._find(self.nummer.value())
        except UserError as error:
            self.nummer.set_error(" ".join(part for part in (error.message, error.advice) if part))
            self.nummer.line.setFocus()
            self.nummer.line.selectAll()
            return
        self.accept()


class Papier(QObject):
    """Belongs to the page; ``band`` says above the work whose sheets are being entered."""

    def __init__(self, arbeit: Arbeit, spruenge: Spruenge, rundgang: Rundgang, page: QWidget) -> None:
        super().__init__(page)
        self._arbeit, self._spruenge, self._rundgang, self._page = arbeit, spruenge, rundgang, page
        self.band = Banner()
        self.band.hide()
        self.band.acted.connect(self.end)
        arbeit.beleg_changed.connect(self._show)
        shortcut = QShortcut(QKeySequence("Ctrl+Shift+B"), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.next_sheet)

    def commands(self) -> tuple[Command, ...]:
        """For the command palette and the menu of the file."""
        if not self._spruenge.target:
            return ()
        if self._arbeit.beleg is None:
            return (Command("Bögen vom Papier erfassen …", self.next_sheet, KEY),)
        return (
            Command("Nächster Bogen …", self.next_sheet, KEY),
            Command("Erfassung vom Papier beenden", self.end),
        )

    def go_on(self) -> None:
        """A file is done with: ask for the next sheet, or go to the next file where none is being entered."""
        if self._arbeit.beleg is None:
            self._rundgang.to_next_file()
        else:
            self.next_sheet()

    @Slot()
    def next_sheet(self) -> None:
        """Ask for the next Bogennummer, first of all for who examined and when."""
        if not self._spruenge.target or (self._arbeit.beleg is None and not self._begin()):
            return
        before = QApplication.focusWidget()
        dialog = NaechsterBogen(self._page, self._find)
        dialog.exec()
        found = dialog.akte_id
        dialog.deleteLater()
        if found is not None:
            self._rundgang.enter(found)
            return
        self.end()
        if before is not None:
            before.setFocus()

    @Slot()
    def end(self) -> None:
        """Whoever types examines again."""
        self._arbeit.set_beleg(None)

    def _begin(self) -> bool:
        context = self._arbeit.context
        head = context.read(pruefung_module.pruefung, self._pruefung())
        drawn = None if head.gezogen_um is None else head.gezogen_um.astimezone().date()
        dialog = Papierangaben(self._page, context.wer, context.heute(), drawn)
        dialog.exec()
        self._arbeit.set_beleg(dialog.beleg)
        dialog.deleteLater()
        return dialog.beleg is not None

    def _find(self, text: str) -> UUID:
        akte_id, _ = self._arbeit.context.read(akten_module.find_bogen, text, self._pruefung())
        akte = self._arbeit.context.read(akten_module.akte, akte_id)
        if akte.art is not self._spruenge.target[1]:
            raise UserError(
                "Dieser Bogen gehört zu anderen Akten der Prüfung.", advice="Erfassen Sie ihn an deren Prüfplatz."
            )
        if not akte.stand.zu_tun:
            raise UserError(
                f"Die Akte {akte.schluessel} ist schon erfasst.",
                advice="Vergleichen Sie die Nummer; zum Ändern öffnen Sie die Akte in der Stichprobe wieder.",
            )
        return akte_id

    def _pruefung(self) -> UUID:
        found = self._spruenge.target[0]
        assert isinstance(found, UUID)
        return found

    @Slot()
    def _show(self) -> None:
        beleg = self._arbeit.beleg
        if beleg is not None:
            told = f"Geprüft durch {beleg.wer} am {german.day(beleg.am)}."
            self.band.set("info", "Erfassung vom Papier", f"{told} {KEY} fragt nach dem nächsten Bogen.", "Beenden")
        show_if(self.band, beleg is not None)
