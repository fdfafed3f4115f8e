"""Sharing the files out to the examiners: evenly, by marking, or handing over; each one step that can be undone."""

from collections.abc import Callable
from textwrap import shorten
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qmapp import german
from qmapp.checks.aktenpruefung import akte as akten_module
from qmapp.checks.aktenpruefung import pruefung as pruefung_module
from qmapp.checks.aktenpruefung.rows import Aktenart, Pruefung
from qmapp.errors import UserError
from qmapp.ui.checks.zuteilung.akten import Akten
from qmapp.ui.checks.zuteilung.personen import Personen
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, Crumb, Page
from qmapp.ui.style import box, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card, Columns, EmptyState
from qmapp.ui.widgets.fields import show_at_field
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.page_header import PageHeader

LIST_KEY, DESK_KEY, PLAN_KEY = "aktenpruefung.liste", "aktenpruefung.pruefen", "aktenpruefung.planen"
_CRUMB: Final = 34


class Zuteilung(Page):
    """Examiners at the left, files at the right."""

    key = "aktenpruefung.zuteilen"
    title = "Zuteilung"
    phase = "check"
    parent_key = LIST_KEY
    tables = frozenset({"aktenpruefung", "akte"})
    keys = (
        ("↑ ↓", "Akte"),
        ("Umschalt+↓", "Mehrere markieren"),
        ("1 – 9", "Zuteilen"),
        ("0", "An niemanden"),
        ("Strg+Enter", "Gleichmäßig verteilen"),
        ("F1", "Hilfe"),
    )
    help_page = "pruefplatz"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id: UUID | None = None
        self._art = Aktenart.STICHPROBE
        self._pruefung: Pruefung | None = None
        #: Names typed here that have no file yet.
        self._added: list[str] = []
        self.primary = Button("Gleichmäßig verteilen", "users-group", "primary")
        self.desk = Button("Zum Prüfplatz", "list-check")
        self.personen = Personen()
        self.akten = Akten()
        self._plan = Button("Stichprobe planen", "target-arrow", "primary")
        text = "Akten werden zugeteilt, sobald die Stichprobe gezogen ist."
        self.empty = Card(EmptyState("users-group", "Die Stichprobe ist noch nicht gezogen.", text, self._plan))
        left = box(vbox(self.personen, None, gap=0))
        self._columns = Columns((left, 5), (self.akten, 7), fold=820)
        header = PageHeader(self.title, phase="check", primary=self.primary, secondary=(self.desk,))
        self.build(header, box(vbox((self.empty, 1), (self._columns, 1), gap=0)), gap=14)
        self.primary.clicked.connect(self.share_out)
        self.desk.clicked.connect(self.to_desk)
        self._plan.clicked.connect(self._on_plan)
        self.personen.added.connect(self.add)
        self.personen.handed_over.connect(self.hand_over)
        self.akten.assigned.connect(self._on_assigned)
        self.akten.stratum_assigned.connect(self._on_stratum)
        self.akten.table.digit.connect(self._on_digit)

    def show_target(self, *target: object) -> None:
        """A Prüfung, optionally which of its files."""
        ids = [part for part in target if isinstance(part, UUID)]
        if not ids:
            return
        if ids[0] != self._id:
            self._added = []
        self._id = ids[0]
        self._art = next((part for part in target if isinstance(part, Aktenart)), Aktenart.STICHPROBE)

    def refresh(self) -> None:
        if self._id is None:
            return
        try:
            self._pruefung = self.context.read(pruefung_module.pruefung, self._id)
        except UserError:
            self.context.navigate(LIST_KEY)  # its creation was undone while it was shown
            return
        rows = self.context.read(akten_module.akten, self._id, self._art)
        shares = self.context.read(akten_module.anteile, self._id, self._art)
        if self.context.wer and not any(share.wer for share in shares) and not self._added:
            self._added = [self.context.wer]
        self.personen.show_shares(shares, self._added)
        self.akten.show_files(rows, self.personen.names())
        nobodys = sum(share.akten for share in shares if not share.wer)
        self._show_head(bool(rows), len(rows), nobodys)

    def crumbs(self) -> tuple[Crumb, ...]:
        path = [Crumb("Aktenprüfungen", LIST_KEY)]
        if self._pruefung is not None:
            name = shorten(self._pruefung.titel, _CRUMB, placeholder=" …")
            path.append(Crumb(name, LIST_KEY, (self._pruefung.id,)))
        return (*path, Crumb(self.title))

    def commands(self) -> tuple[Command, ...]:
        return (
            Command("Gleichmäßig verteilen", self.share_out, "Strg+Enter"),
            Command("Zum Prüfplatz", self.to_desk),
        )

    def footer_keys(self) -> tuple[tuple[str, str], ...]:
        """With Alt where digits do not work alone."""
        alone = self.context.settings.single_letter_keys
        return tuple((key if alone or not key[0].isdigit() else f"Alt+{key}", does) for key, does in self.keys)

    def first_focus(self) -> QWidget | None:
        return self._plan if self._columns.isHidden() else self.akten.table

    @Slot(str)
    def add(self, name: str) -> None:
        """A person to share out to; nothing is stored before they have a file."""
        if name not in self.personen.names():
            self._added.append(name)
            self.refresh()
        self.personen.name.line.setFocus()

    @Slot()
    def share_out(self) -> None:
        """Strg+Enter: the files of nobody to everybody listed, whoever has the fewest first."""
        count = self._act("Akten gleichmäßig verteilt", akten_module.assign_evenly, self.personen.names(), self._art)
        if count:
            self._tell(count, "verteilt")
            self.akten.table.setFocus()
        elif count == 0:
            self.context.tell("Alle Akten, die noch niemand begonnen hat, sind schon zugeteilt.", tone="info")

    @Slot(str)
    def hand_over(self, wer: str) -> None:
        """Everything ``wer`` has not finished goes to the others, or to nobody."""
        others = [name for name in self.personen.names() if name != wer]
        count = self._act("Akten übergeben", akten_module.reassign, wer, others, self._art)
        if count:
            self._tell(count, "übergeben")

    @Slot()
    def to_desk(self) -> None:
        """To the Prüfplatz, where own files come first."""
        if self._id is not None:
            self.context.navigate(DESK_KEY, self._id, self._art)

    @Slot()
    def _on_plan(self) -> None:
        if self._id is not None:
            self.context.navigate(PLAN_KEY, self._id)

    @Slot(int, bool)
    def _on_digit(self, digit: int, alt: bool) -> None:
        if not (alt or self.context.settings.single_letter_keys):
            return
        person = self.personen.of_digit(digit)
        if person is not None and self.akten.chosen():
            self._on_assigned(self.akten.chosen(), person)

    @Slot(object, str)
    def _on_assigned(self, chosen: list[UUID], person: str) -> None:
        table = self.akten.table
        place = table.currentIndex().row()
        changed = self.context.act("Akten zugeteilt", akten_module.assign, chosen, person)
        if changed:
            self._tell(changed, f"an {person} gegeben" if person else "niemandem mehr zugeteilt")
        if len(chosen) == 1 and changed is not None and place + 1 < table.rows.count():
            table.selectRow(place + 1)

    @Slot(str, str)
    def _on_stratum(self, schicht: str, person: str) -> None:
        if not person:
            self.context.tell("Bitte wählen Sie, an wen die Schicht gehen soll.", tone="info")
            return
        count = self._act("Schicht zugeteilt", akten_module.assign_by_stratum, {schicht: person}, self._art)
        if count:
            self._tell(count, f"an {person} gegeben")
        elif count == 0:
            self.context.tell("In dieser Schicht ist keine Akte ohne Zuteilung.", tone="info")

    def _act(self, label: str, command: Callable[..., int], *args: Any) -> int | None:
        if self._id is None:
            return None
        try:
            return self.context.perform(label, command, self._id, *args)
        except UserError as error:
            if not show_at_field(error, (self.personen.name,)):
                self.context.tell_error(error)
            return None

    def _tell(self, count: int, done: str) -> None:
        words = "1 Akte" if count == 1 else f"{german.integer(count)} Akten"
        self.context.tell(f"{words} {done}.", undo=True)

    def _show_head(self, drawn: bool, files: int, nobodys: int) -> None:
        assert self.header is not None
        rest = "alle zugeteilt" if not nobodys else f"{german.integer(nobodys)} noch niemandem zugeteilt"
        self.header.set_context(f"{german.integer(files)} Akten, {rest}" if drawn else "")
        show_if(self.empty, not drawn)
        show_if(self._columns, drawn)
        for button in (self.primary, self.desk):
            show_if(button, drawn)
        self.header.primary = self.primary if drawn else self._plan
        self.head_changed.emit()
