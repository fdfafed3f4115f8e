"""The consensus round: take over what all agree on, then talk about the differences only."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from qmapp.checks import qcheck as door
from qmapp.checks.katalog import katalog as read_katalog
from qmapp.checks.qcheck.konsensstand import Konsensstand
from qmapp.checks.qcheck.rows import Fortschritt, QCheck
from qmapp.errors import UserError
from qmapp.german import integer
from qmapp.ui.checks.qcheck.konsens.befehle import Konsensbefehle
from qmapp.ui.checks.qcheck.konsens.flaeche import Flaeche
from qmapp.ui.checks.qcheck.konsens.gang import Gang
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, Crumb, Page
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner
from qmapp.ui.widgets.fields import show_at_field
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.page_header import PageHeader

LIST_KEY, ASSESS_KEY, RESULT_KEY = "qcheck.liste", "qcheck.bewertung", "qcheck.ergebnis"
_DIGITS: Final = "3 2 1 0"
#: Heading, sentence, words of the button, and the page it leads to.
_GONE = ("Kein Q-Check gewählt", "Öffnen Sie einen Q-Check in der Liste.", "Zur Liste", LIST_KEY)
_TOGETHER = (
    "Nichts abzugleichen",
    "Das Team bewertet diesen Q-Check gemeinsam. Die Bewertungen sind schon die Einigung.",
    "Zum Ergebnis",
    RESULT_KEY,
)
_DONE = ("Alles geklärt", "Zu jeder Frage steht die Einigung des Teams fest.", "Zum Ergebnis", RESULT_KEY)
_NO_TEAM = ("Das Team fehlt noch", "Tragen Sie im Planungsblatt ein, wer bewertet.", "Zum Planungsblatt", LIST_KEY)
_WAITING = "Noch nicht alle haben fertig bewertet"
_WARNING = "Wer jetzt abgleicht, sieht die Antworten der anderen; fehlende Bewertungen klärt dann das Team."


class KonsensSeite(Page):
    """One primary button whose word follows the state: take over, settle, on to the result."""

    key = "qcheck.konsens"
    title = "Konsensrunde"
    phase = "check"
    parent_key = LIST_KEY
    tables = frozenset({"qcheck", "qcheck_bewertung", "katalog_punkt"})
    keys = (
        (_DIGITS, "Einigung"),
        ("Strg+Enter", "Festhalten und weiter"),
        ("F7", "Bemerkungen"),
        ("↑ ↓", "Frage"),
        ("Entf", "Einigung zurücknehmen"),
        ("F1", "Hilfe"),
    )
    narrow_sidebar = True
    help_page = "q-check-bewerten"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id: UUID | None = None
        self._head: QCheck | None = None
        self._wanted = ""
        self._passed = False
        self._away = LIST_KEY
        self._befehle = Konsensbefehle(self, context)
        self.primary = Button("Zum Ergebnis", "arrow-right", "primary")
        self.problem = Banner("bad")
        self.problem.hide()
        self.flaeche = Flaeche()
        self.unterschiede, self.detail = self.flaeche.unterschiede, self.flaeche.unterschiede.detail
        self.gang = Gang(self, context, self._befehle, self.unterschiede)
        header = PageHeader(self.title, phase="check", primary=self.primary)
        self.build(header, self.problem, self.flaeche, gap=12)
        self._connect()

    def _connect(self) -> None:
        self.primary.clicked.connect(self.gang.go_on)
        self.gang.moved.connect(self._show_primary)
        self.gang.done.connect(self._to_result)
        self.flaeche.go.clicked.connect(self._go_away)
        self.flaeche.anyway.clicked.connect(self._pass)
        self.flaeche.band.acted.connect(self._to_result)
        self._befehle.refused.connect(self._refused)
        QShortcut(QKeySequence("F7"), self).activated.connect(self.detail.take_remarks)

    def show_target(self, *target: object) -> None:
        """A Q-Check, optionally a question by its code."""
        key = next((part for part in target if isinstance(part, UUID)), None)
        if key is None:
            return
        if key != self._id:
            self._id, self._passed = key, False
        self._wanted = next((part for part in target if isinstance(part, str)), "")

    def refresh(self) -> None:
        self.problem.hide()
        head = self._head = self.gang.head = self._read_head()
        if head is None:
            self._show_empty(*_GONE)
        elif head.gemeinsam:
            self._show_empty(*_TOGETHER)
        elif not head.team:
            self._show_empty(*_NO_TEAM)
        else:
            self._show_head(head)

    def crumbs(self) -> tuple[Crumb, ...]:
        path = [Crumb("Q-Checks", LIST_KEY)]
        if self._head is not None:
            path.append(Crumb(self._head.titel, LIST_KEY, (self._head.id,)))
        return (*path, Crumb(self.title))

    def commands(self) -> tuple[Command, ...]:
        if self._head is None:
            return (Command("Zur Liste der Q-Checks", self._go_away),)
        further = (Command("Q-Check bewerten", self._assess), Command("Ergebnis ansehen", self._to_result))
        if not self.flaeche.lines_shown():
            return further
        step = Command(self.primary.words(), self.gang.go_on, "Strg+Enter")
        return (step, Command("Bemerkungen übernehmen", self.detail.take_remarks, "F7"), *further)

    def footer_keys(self) -> tuple[tuple[str, str], ...]:
        """With Alt where digits do not work alone; nothing but help where there is nothing to settle."""
        if not self.flaeche.lines_shown():
            return self.keys[-1:]
        alone = self.context.settings.single_letter_keys
        return tuple((key if alone or key != _DIGITS else f"Alt+{key}", does) for key, does in self.keys)

    def first_focus(self) -> QWidget | None:
        return self.unterschiede.list if self.flaeche.lines_shown() else self.flaeche.go

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.gang.handle(event):
            super().keyPressEvent(event)

    def _read_head(self) -> QCheck | None:
        try:
            return None if self._id is None else self.context.read(door.qcheck, self._id)
        except UserError:
            return None

    def _show_head(self, head: QCheck) -> None:
        assert self.header is not None
        self.header.set_context(f"{head.titel} · {head.kennung}")
        stand = self.gang.stand = self.context.read(door.konsensstand, head.id)
        waiting = [one for one in self.context.read(door.fortschritt, head.id) if one.offen]
        begun = any(line.konsens is not None for line in stand.zeilen)
        if waiting and not begun and not self._passed and head.offen:
            self._show_gate(waiting)
        elif stand.fertig and not stand.zeilen:
            self._show_empty(*_DONE)
        else:
            self._show_lines(head, stand)

    def _show_gate(self, waiting: Sequence[Fortschritt]) -> None:
        """Nobody sees the others' answers by chance while somebody is still assessing."""
        who = ", ".join(f"{one.bewerter} hat noch {_questions(one.offen)} offen" for one in waiting)
        may = all(one.beantwortet for one in waiting)
        words = f"{who}. {_WARNING if may else 'Der Abgleich beginnt, wenn alle bewertet haben.'}"
        self._show_empty(_WAITING, words, "Bewerten", ASSESS_KEY, anyway=may)

    def _show_empty(self, title: str, text: str, action: str, key: str, *, anyway: bool = False) -> None:
        self._away = key
        self.flaeche.show_empty(title, text, action, anyway=anyway)
        show_if(self.primary, False)
        self.head_changed.emit()

    def _show_lines(self, head: QCheck, stand: Konsensstand) -> None:
        katalog = self.context.read(read_katalog, head.katalog_id)
        titles = {one.schluessel: one.titel for one in katalog.bereiche}
        self.gang.dimensions = {punkt.code: titles[punkt.bereich] for punkt in katalog.punkte}
        self.flaeche.show_stand(head, stand)
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.unterschiede.select(wanted)
        show_if(self.primary, True)
        self.gang.show_detail()
        self.head_changed.emit()

    @Slot()
    def _show_primary(self) -> None:
        words, icon = self.gang.next_step()
        if self.primary.words() != words:
            self.primary.set_text(words)
            self.primary.set_icon(icon)

    @Slot(object)
    def _refused(self, error: UserError) -> None:
        if not show_at_field(error, self.detail.fields()):
            self.problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
            self.problem.show()

    @Slot()
    def _pass(self) -> None:
        self._passed = True
        self.refresh()
        wanted = self.first_focus()
        if wanted is not None:
            wanted.setFocus()

    @Slot()
    def _go_away(self) -> None:
        self.context.navigate(self._away, *(() if self._id is None else (self._id,)))

    @Slot()
    def _assess(self) -> None:
        self.context.navigate(ASSESS_KEY, self._id)

    @Slot()
    def _to_result(self) -> None:
        self.context.navigate(RESULT_KEY, self._id)


def _questions(count: int) -> str:
    return "1 Frage" if count == 1 else f"{integer(count)} Fragen"
