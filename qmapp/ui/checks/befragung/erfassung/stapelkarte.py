"""The pile at the right: how many sheets are entered, the last ones, and one looked for by its number."""

from uuid import UUID

from PySide6.QtCore import Signal, Slot

from qmapp.checks.befragung.rows import Stapel, Stapelbogen
from qmapp.german import integer
from qmapp.ui.checks.befragung.erfassung.prueffeld import Prueffeld
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.style import box, hbox, sized
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.signs import ProgressBar
from qmapp.ui.widgets.table import ItemList


class Stapelkarte(Card):
    """``opened`` carries the number of a sheet to look at, ``removed`` the row to delete."""

    opened = Signal(str)
    removed = Signal(object)

    def __init__(self) -> None:
        self.search = Prueffeld("Bogen öffnen", name="suche", placeholder="Bogennummer")
        self.list: ItemList[Stapelbogen] = ItemList(
            "Zuletzt erfasst", key=_id, title=_title, subtitle=_subtitle, icon=_icon
        )
        self._progress = ProgressBar("Erfasst", "check")
        self._words = Label("", "small", "text2", wrap=True)
        super().__init__(
            box(hbox((self._progress, 1), margin=(15, 0, 15, 0))),
            box(hbox((self._words, 1), margin=(15, 0, 15, 0))),
            box(hbox((self.search, 1), margin=(15, 0, 15, 0))),
            (self.list, 1),
            title="Stapel",
            subtitle=" ",
            margin=(1, 13, 1, 8),
        )
        inset_head(self)
        sized(self, min_width=250)
        sized(self.list, min_height=120)
        self.search.line.returnPressed.connect(self._on_search)
        self.list.activated_row.connect(self._on_row)
        self.list.delete_requested.connect(self.removed)

    def show_stapel(self, pile: Stapel, ausgegeben: int | None, *, zweite: bool) -> None:
        """Show how far an entry has come; the first one against the sheets handed out."""
        self.set_title("Stapel", "Zweite Erfassung" if zweite else "Zuletzt erfasst stehen oben")
        goal = pile.erste if zweite else ausgegeben
        self._progress.set(min(pile.erfasst, goal or 0), goal or 0)
        show_if(self._progress, bool(goal))
        self._words.setText(_tally(pile, goal, zweite=zweite))
        self.list.show_rows(pile.letzte)

    def words(self) -> str:
        """How far it has come, in words."""
        return self._words.text()

    @Slot()
    def _on_search(self) -> None:
        number = self.search.value()
        if number and self.search.commit():
            self.search.set_value("")
            self.opened.emit(number)

    @Slot(object)
    def _on_row(self, row: Stapelbogen) -> None:
        self.opened.emit(row.nummer)


def _tally(pile: Stapel, goal: int | None, *, zweite: bool) -> str:
    if zweite:
        words = f"{integer(pile.erfasst)} von {integer(pile.erste)} Bögen ein zweites Mal erfasst"
    elif goal:
        words = f"{integer(pile.erfasst)} Bögen erfasst, {integer(goal)} ausgegeben"
    else:
        words = f"{integer(pile.erfasst)} Bögen erfasst"
    return f"{words}, {integer(pile.begonnen)} begonnen" if pile.begonnen else words


def _id(row: Stapelbogen) -> UUID:
    return row.id


def _title(row: Stapelbogen) -> str:
    return f"Bogen {row.nummer}" if row.nummer else "Bogen ohne Nummer"


def _subtitle(row: Stapelbogen) -> str:
    answers = "1 Antwort" if row.antworten == 1 else f"{row.antworten} Antworten"
    texts = ("1 Text" if row.texte == 1 else f"{row.texte} Texte") if row.texte else ""
    begun = "begonnen" if row.begonnen else ""
    return " · ".join(part for part in (begun, answers, texts, f"{row.um.astimezone():%H:%M}", row.wer) if part)


def _icon(row: Stapelbogen) -> tuple[str, str]:
    return ("pencil", "info") if row.begonnen else ("forms", "check")
