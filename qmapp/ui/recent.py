"""The recent workspaces on the start screen: the rows, and the last one as a card."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from qmapp import german
from qmapp.ui.style import hbox, vbox
from qmapp.ui.style.tokens import Tone
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import ElideLabel, Icon, Label
from qmapp.ui.widgets.signs import StatusPill

GONE = "Datei nicht gefunden"


@dataclass(frozen=True)
class RecentRow:
    """A workspace on the list; looked at only by its path, for the program keeps nothing else of it."""

    path: Path
    found: bool
    changed: str

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.path.stem

    @property
    def pill(self) -> tuple[Tone, str] | None:
        """The state in words, if there is something to say."""
        if self.found:
            return None
        gone = not self.path.anchor or not Path(self.path.anchor).exists()
        return ("neutral", "Laufwerk nicht verbunden" if gone else GONE)


def recent_rows(paths: Sequence[str]) -> list[RecentRow]:
    """Look at the files of these paths now."""
    return [_row(Path(text)) for text in paths]


class LastCard(Card):
    """The last workspace with the primary button; before the first one, the example year."""

    def __init__(self) -> None:
        self._name = ElideLabel("", "h2")
        self._place = ElideLabel("", "cap", "text3")
        self._when = Label("", "small", "text2")
        self._pill = StatusPill("neutral", "")
        self.primary = Button("Weiterarbeiten", "arrow-right", "primary", big=True)
        head = hbox(Icon("folder-open", 20, "accent"), self._name, self._pill, None)
        words = vbox(head, self._when, self._place, gap=3)
        super().__init__(hbox((words, 1), self.primary, gap=16), margin=20)

    def show_row(self, row: RecentRow | None) -> None:
        """Show the last workspace, or the example when there is none."""
        if row is None:
            self._name.setText("Beispieljahr des Musteramts")
            self._when.setText("Drei Aktenprüfungen, erfundene Daten, alles zum Ausprobieren")
            self._place.setText("")
            self._pill.set("neutral", "")
            self.primary.set_text("Beispieljahr ansehen")
            return
        self._name.setText(row.name)
        self._when.setText(row.changed)
        self._place.setText(str(row.path))
        self._pill.set(*(row.pill or ("neutral", "")))
        self.primary.set_text("Weiterarbeiten" if row.found else "Datei suchen …")


def _row(path: Path) -> RecentRow:
    try:
        when = datetime.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ006 - shown in the user's own time
    except OSError:
        return RecentRow(path, found=False, changed="")
    return RecentRow(path, found=True, changed=f"Geändert am {german.day(when.date())}, {when:%H:%M} Uhr")
