"""The move to a newer version, whatever moves: decide, look at what it comes to, move; then the archive."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from qmapp.checks.katalog import Katalog
from qmapp.checks.katalog.wechsel import Wahl
from qmapp.errors import UserError
from qmapp.ui.checks.katalogwechsel.archiv import Archivansicht, Archivsprache
from qmapp.ui.checks.katalogwechsel.assistent import Assistent
from qmapp.ui.checks.katalogwechsel.wortlaut import Vorschau, Wortlaut
from qmapp.ui.pages import Command
from qmapp.ui.style import vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner, Card, EmptyState
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.page_header import PageHeader

#: Keys shown in the footer of a page with this sheet.
KEYS = (
    ("1 – 4", "Entscheiden"),
    ("Leertaste", "Andere Wahl"),
    ("Strg+Enter", "Wechseln"),
    ("F1", "Hilfe"),
)


@dataclass(frozen=True)
class Umzug:
    """What moves, as its page knows it.

    ``darf`` says whether it may move now, ``fassungen`` the versions to choose from, ``vorschau`` what there is to
    decide for one, ``wechsel`` and ``archiv`` what was moved and put aside. ``kopf`` gives Kennung, catalogue and
    version, ``leer`` heading and text where there is nothing to decide. ``gefragt`` asks once, ``beginne`` starts.
    """

    darf: Callable[[], bool]
    fassungen: Callable[[], Sequence[Katalog]]
    vorschau: Callable[[Katalog], Vorschau]
    wechsel: Callable[[], Sequence[Any]]
    archiv: Callable[[], Sequence[Any]]
    kopf: Callable[[], str]
    leer: Callable[[], tuple[str, str]]
    gefragt: Callable[[Vorschau, Any], bool]
    beginne: Callable[[Any, dict[str, Wahl]], None]


class Wechselblatt(QWidget):
    """Assistant and archive; the archive takes the assistant's place while it is asked for.

    ``back_wanted``: the user wants to go back. ``changed``: something else is shown, and other keys work. ``said``
    carries why a key did nothing.
    """

    back_wanted = Signal()
    changed = Signal()
    said = Signal(str)

    def __init__(self, umzug: Umzug, wortlaut: Wortlaut, sprache: Archivsprache, *, zurueck: str) -> None:
        super().__init__()
        self._umzug = umzug
        self._zurueck = zurueck
        self._archivname = sprache.name
        self._ziel: Katalog | None = None
        self.moves: Sequence[Any] = ()
        self._looking = False
        self.primary = Button("Wechseln …", "replace", "primary")
        self.other = Button("Archiv", "history")
        self.assistent = Assistent(wortlaut)
        self.archiv = Archivansicht(sprache)
        self.problem = Banner("bad")
        self._back = Button(zurueck, "arrow-left")
        self.empty = EmptyState("replace", "Keine neuere Fassung", "", self._back)
        self.nothing = Card(self.empty)
        for widget in (self.problem, self.nothing, self.archiv):
            widget.hide()
        self.setLayout(vbox((self.assistent, 1), (self.archiv, 1), (self.nothing, 1), gap=0))
        self.primary.clicked.connect(self.move_on)
        self.other.clicked.connect(self.switch)
        self._back.clicked.connect(self.back_wanted)
        self.assistent.version_chosen.connect(self._choose)
        self.assistent.refused.connect(self.said)

    def header(self, title: str) -> PageHeader:
        """The head of the page, with the buttons of this sheet."""
        self._header = PageHeader(title, phase="check", primary=self.primary, secondary=(self.other,))
        return self._header

    def begin_anew(self) -> None:
        """Something else is to be shown."""
        self._ziel = None
        self._looking = False

    def refresh(self) -> None:
        """Read everything again; decisions stay as long as the versions do."""
        offered = self._umzug.fassungen() if self._umzug.darf() else ()
        self.moves = self._umzug.wechsel()
        if self._ziel not in offered:
            self._ziel = offered[0] if offered else None
        if self._ziel is None:
            self.assistent.wahlen.forget()
        else:
            self.assistent.show_vorschau(self._umzug.vorschau(self._ziel), offered)
        self._show()

    def commands(self) -> tuple[Command, ...]:
        """What the command palette offers."""
        found = [Command(self._zurueck, self.back_wanted.emit)]
        if self.moves and self.assistent.wahlen.vorschau is not None:
            found.insert(0, Command(self._archivname, self.switch))
        if self.assistent.wahlen.vorschau is not None:
            found.insert(0, Command("Katalog wechseln …", self.move_on, "Strg+Enter"))
        return tuple(found)

    def footer_keys(self) -> tuple[tuple[str, str], ...]:
        """The keys that work in what is shown."""
        return KEYS if self.primary.isVisibleTo(self.window()) else KEYS[-1:]

    def first_focus(self) -> QWidget:
        """Where the work goes on."""
        if self.archiv.isVisibleTo(self):
            return self.archiv.table
        return self.assistent.tafel.table if self.assistent.wahlen.vorschau is not None else self._back

    @Slot()
    def move_on(self) -> None:
        """Ask once, then move."""
        view = self.assistent.wahlen.vorschau
        if view is None or self._looking:
            return
        decided = dict(self.assistent.wahlen.all())
        if not self._umzug.gefragt(view, self.assistent.wahlen.folgen()):
            self.assistent.tafel.table.setFocus()
            return
        self.problem.hide()
        self._umzug.beginne(view, decided)

    @Slot()
    def switch(self) -> None:
        """From the assistant to the archive and back; from an archive alone to where the user came from."""
        if self.assistent.wahlen.vorschau is None:
            self.back_wanted.emit()
            return
        self._looking = not self._looking
        self._show()
        self.first_focus().setFocus()

    def show_moved(self) -> None:
        """The move is made: show what lies aside."""
        self._looking = True
        self.refresh()
        self.archiv.table.setFocus()

    @Slot(object)
    def show_refusal(self, error: UserError) -> None:
        """The move was refused: the words above the page, the point in hand."""
        self.assistent.tafel.select(error.field)
        self.problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
        self.problem.show()

    def _show(self) -> None:
        view = self.assistent.wahlen.vorschau
        look = self.moves and (self._looking or view is None)
        show_if(self.assistent, view is not None and not look)
        show_if(self.archiv, bool(look))
        show_if(self.nothing, view is None and not look)
        show_if(self.primary, view is not None and not look)
        show_if(self.other, bool(self.moves))
        back = "Zum Wechsel" if view is not None else self._zurueck
        self.other.set_text(back if look else "Archiv")
        self.other.set_icon("arrow-left" if look else "history")
        self.empty.set(*self._umzug.leer())
        self._header.set_context(self._umzug.kopf() + (f" → {view.nach.version}" if view is not None else ""))
        if look:
            self.archiv.show_rows(self.moves, self._umzug.archiv())
        self.changed.emit()

    @Slot(object)
    def _choose(self, katalog: object) -> None:
        if isinstance(katalog, Katalog) and katalog != self._ziel:
            self._ziel = katalog
            self.refresh()
