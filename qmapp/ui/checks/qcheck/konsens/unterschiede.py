"""The questions the team has to talk about at the left, the one in hand at the right."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from qmapp.checks.qcheck import worte
from qmapp.checks.qcheck.konsensstand import Konsensstand
from qmapp.checks.qcheck.rows import Abgleichzeile
from qmapp.german import integer
from qmapp.ui.checks.qcheck.konsens.einigung import Einigung
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.style import Tone, sized
from qmapp.ui.widgets.card import Card, Columns
from qmapp.ui.widgets.table import ItemList


class _Liste(ItemList[Abgleichzeile]):
    """Leaves letters and digits to the page instead of searching for them."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isalnum():
            event.ignore()
        else:
            super().keyPressEvent(event)


class Unterschiede(Columns):
    """``chosen`` carries the line moved to."""

    chosen = Signal(object)

    def __init__(self) -> None:
        self.list = _Liste(
            "Unterschiede", key=_key, title=_title, subtitle=_subtitle, icon=_icon, pill=_pill, pill_width=100
        )
        self._card = Card((self.list, 1), title="Unterschiede", subtitle=" ", margin=(1, 13, 1, 6))
        inset_head(self._card)
        self.detail = Einigung()
        super().__init__((self._card, 4), (self.detail, 7), fold=760)
        sized(self._card, min_width=280)
        sized(self.list, min_height=180)
        self.list.current_changed.connect(self.chosen)

    def show_stand(self, stand: Konsensstand) -> None:
        """Show the lines; the selection stays, or goes to the first open one."""
        lines, left = stand.zeilen, len(stand.offen)
        self.list.show_rows(lines)
        self._card.set_title("Unterschiede", f"{integer(left)} offen, {integer(len(lines) - left)} geklärt")
        if lines and self.list.current() is None:
            self.list.select_key(_key((stand.offen or lines)[0]))

    def lines(self) -> list[Abgleichzeile]:
        """The lines as shown."""
        return [self.list.rows.row(place) for place in range(self.list.rows.count())]

    def to_next(self) -> bool:
        """Go to the next open line after the one in hand, going round; False where all are settled."""
        lines, current = self.lines(), self.list.current()
        start = next((i for i, one in enumerate(lines, 1) if current is not None and _key(one) == _key(current)), 0)
        following = next((one for one in lines[start:] + lines[:start] if not _settled(one)), None)
        return following is not None and self.list.select_key(_key(following), emit=True)

    def select(self, code: str) -> bool:
        """Go to a question by its code."""
        return self.list.select_key(code)


def _settled(line: Abgleichzeile) -> bool:
    return line.konsens is not None and line.konsens.vollstaendig


def _key(line: Abgleichzeile) -> str:
    return line.punkt.code


def _title(line: Abgleichzeile) -> str:
    return f"{line.punkt.nummer} · {line.punkt.titel}"


def _subtitle(line: Abgleichzeile) -> str:
    said = ", ".join(worte.KUERZEL[one.urteil] for one in line.einzeln)
    return f"Bewertet mit {said}" if said else "von niemandem bewertet"


def _icon(line: Abgleichzeile) -> tuple[str, str]:
    return ("circle-check", "ok") if _settled(line) else ("scale", "warn")


def _pill(line: Abgleichzeile) -> tuple[Tone, str]:
    if _settled(line):
        return "ok", "Geklärt"
    return ("warn", "Ohne Grund") if line.konsens is not None else ("warn", "Offen")
