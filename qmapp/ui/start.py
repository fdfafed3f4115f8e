"""The start screen: go on where you were, or choose one of three ways."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QWidget

from qmapp import __version__, german
from qmapp.settings import Settings
from qmapp.ui.style import box, draw_icon, hbox, look, paint, px, sized, vbox
from qmapp.ui.style.tokens import ON_SIDE, Tone
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner, Card, Columns
from qmapp.ui.widgets.labels import ElideLabel, Icon, Label, ground, show_if
from qmapp.ui.widgets.signs import StatusPill
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

_MOTTO = (("Wir ", "hören zu,"), ("wir ", "schauen hin,"), ("wir ", "sprechen an."))


@dataclass(frozen=True)
class RecentRow:
    """A workspace on the list; looked at only by its path, for the program keeps nothing else of it."""

    path: Path
    found: bool
    opened: str

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
        return ("neutral", "Laufwerk nicht verbunden" if gone else "Datei nicht gefunden")


class StartPage(QWidget):
    """Signals say what the user wants; the window does it."""

    open_wanted = Signal(object)
    browse_wanted = Signal()
    new_wanted = Signal()
    example_wanted = Signal()
    recent_changed = Signal()
    look_wanted = Signal()

    def __init__(self, settings: Settings, today: date) -> None:
        super().__init__()
        self._settings = settings
        self._today = today
        self._rows: list[RecentRow] = []
        ground(self, "bg")
        self._brand = _Brand()
        self._welcome = Label("", "display")
        self._question = Label("", "body", "text2")
        self._busy = Banner("info", " ")
        self._busy.hide()
        self._last = self._last_card()
        self.tiles = (
            _Tile("file-plus", "Neuer Arbeitsbereich", "Amt und Jahr anlegen", "N"),
            _Tile("folder-open", "Öffnen …", "Datei vom Laufwerk", "O"),
            _Tile("sparkles", "Beispieljahr ansehen", "Musteramt zum Üben", "B"),
        )
        for tile, signal in zip(self.tiles, (self.new_wanted, self.browse_wanted, self.example_wanted), strict=True):
            tile.clicked.connect(signal)
        self._list_head = Label("Weitere Arbeitsbereiche", "h3")
        self.table = self._recent_table()
        self._list = Card(self.table, margin=(1, 5, 1, 5))
        self._tidy = Button("Liste aufräumen", kind="link", tip="Nimmt Dateien aus der Liste, die nicht mehr da sind")
        self._tidy.clicked.connect(self.tidy)
        look_button = Button("Darstellung", "contrast-2", "link")
        look_button.clicked.connect(self.look_wanted)
        self._list_line = box(hbox(self._list_head, None, self._tidy))
        content = vbox(
            hbox((vbox(self._welcome, self._question, gap=2), 1), look_button),
            self._busy,
            self._last,
            Columns(*((tile, 1) for tile in self.tiles), fold=520, gap=12),
            self._list_line,
            self._list,
            None,
            hbox(Icon("shield-check", 18, "ok"), (_note(), 1)),
            gap=16,
            margin=(64, 56, 64, 28),
        )
        self._content = box(content)
        ground(self._content, "bg")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._content)
        self.setLayout(hbox(self._brand, (scroll, 1), gap=0))
        self.show_recent()

    def show_recent(self) -> None:
        """Look at the recent files again."""
        self._rows = [_row(Path(text)) for text in self._settings.recent]
        first = not self._rows
        self._welcome.setText("Willkommen bei Q-Check" if first else "Willkommen zurück")
        self._question.setText(
            "Sehen Sie sich das Beispieljahr an oder legen Sie gleich los."
            if first
            else "Womit möchten Sie weitermachen?"
        )
        self._fill_last(self._rows[0] if self._rows else None)
        others = self._rows[1:]
        self.table.show_rows(others)
        self.table.fit(4)
        for widget in (self._list_line, self._list):
            show_if(widget, bool(others))

    def rows(self) -> list[RecentRow]:
        """The recent workspaces as shown, the last one first."""
        return self._rows

    def set_busy(self, words: str) -> None:
        """Say that something is being opened; an empty text ends it."""
        self._busy.set("info", words)
        show_if(self._busy, bool(words))
        for widget in (self._primary, *self.tiles):
            widget.setEnabled(not words)

    def show_refusal(self, message: str, rest: str) -> None:
        """Say why something could not be opened."""
        self.set_busy("")
        self._busy.set("bad", message, rest)
        self._busy.show()

    @Slot()
    def tidy(self) -> None:
        """Take files that are gone off the list; the files of drives not connected stay."""
        keep = [row for row in self._rows if row.pill is None or row.pill[1] != "Datei nicht gefunden"]
        self._settings.recent = [str(row.path) for row in keep]
        self._changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_N: 0, Qt.Key.Key_O: 1, Qt.Key.Key_B: 2}
        tile = keys.get(Qt.Key(event.key()))
        if tile is not None and not event.modifiers() and self._settings.single_letter_keys:
            self.tiles[tile].click()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._primary.isEnabled():
            self._primary.click()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._primary.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.restyle()

    def restyle(self) -> None:
        """The brand at the left needs room; without it the content has all."""
        width = look.effective(self.width())
        self._brand.setVisible(width >= 1000)
        side = 64 if width >= 1300 else 28
        layout = self._content.layout()
        if layout is not None:
            layout.setProperty("margin", [float(side), 56.0 if width >= 1300 else 28.0, float(side), 28.0])
            layout.setContentsMargins(px(side), px(56 if width >= 1300 else 28), px(side), px(28))

    def _last_card(self) -> Card:
        self._last_name = ElideLabel("", "h2")
        self._last_place = ElideLabel("", "cap", "text3")
        self._last_when = Label("", "small", "text2")
        self._last_pill = StatusPill("neutral", "")
        self._primary = Button("Weiterarbeiten", "arrow-right", "primary", big=True)
        self._primary.clicked.connect(self._on_primary)
        head = hbox(Icon("folder-open", 20, "accent"), self._last_name, self._last_pill, None)
        words = vbox(head, self._last_when, self._last_place, gap=3)
        return Card(hbox((words, 1), self._primary, gap=16), margin=20)

    def _fill_last(self, row: RecentRow | None) -> None:
        if row is None:
            self._last_name.setText("Beispieljahr des Musteramts")
            self._last_when.setText("Drei Aktenprüfungen, erfundene Daten, alles zum Ausprobieren")
            self._last_place.setText("")
            self._last_pill.set("neutral", "")
            self._primary.set_text("Beispieljahr ansehen")
            return
        self._last_name.setText(row.name)
        self._last_when.setText(row.opened)
        self._last_place.setText(str(row.path))
        self._last_pill.set(*(row.pill or ("neutral", "")))
        self._primary.set_text("Weiterarbeiten" if row.found else "Datei suchen …")

    def _recent_table(self) -> Table[RecentRow]:
        columns: list[Column[RecentRow]] = [
            Column("Arbeitsbereich", _name, bold=True, sub=_place, icon=_icon),
            Column("Geändert", _opened, width=190),
            Column("Stand", _nothing, pill=_pill, width=220),
        ]
        table = Table("Weitere Arbeitsbereiche", TableModel(columns, key=_place), row_height=58)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.activated_row.connect(self._on_row)
        table.delete_requested.connect(self._on_delete)
        return table

    @Slot()
    def _on_primary(self) -> None:
        if not self._rows:
            self.example_wanted.emit()
        else:
            self._on_row(self._rows[0])

    @Slot(object)
    def _on_row(self, row: RecentRow) -> None:
        if row.path.is_file():
            self.open_wanted.emit(row.path)
        else:
            self.browse_wanted.emit()

    @Slot(object)
    def _on_delete(self, row: RecentRow) -> None:
        self._settings.recent = [text for text in self._settings.recent if text != str(row.path)]
        self._changed()

    def _changed(self) -> None:
        self.show_recent()
        self.recent_changed.emit()


class _Brand(QWidget):
    """The dark side with logo and motto."""

    def __init__(self) -> None:
        super().__init__()
        sized(self, width=400)

    def paintEvent(self, event: QPaintEvent) -> None:
        p = paint.painter(self)
        width, height = self.width(), self.height()
        p.fillRect(self.rect(), look.color("side"))
        self._ring(p, QRectF(width - px(150), height - px(440), px(330), px(330)))
        x = px(52)
        paint.logo(p, QRectF(x, px(64), px(92), px(92)))
        paint.text(p, QRectF(x, px(180), width, px(52)), "Q-Check", "display", "#FFFFFF", scale=1.35)
        name = QRectF(x, px(232), width - x, px(26))
        paint.text(p, name, "Qualitätsmanagement für Sozialämter", "h3", "sideText")
        for index, (soft, strong) in enumerate(_MOTTO):
            y = px(330) + index * px(34)
            paint.text(p, QRectF(x, y, width, px(30)), soft, "h2", "sideText2", scale=1.15)
            start = x + look.text_width(soft, "h2", 1.15)
            paint.text(p, QRectF(start, y, width, px(30)), strong, "h2", "#FFFFFF", scale=1.15)
        said = "Leitspruch der Berliner Ämter für Soziales"
        paint.text(p, QRectF(x, px(436), width, px(22)), said, "cap", "sideText2")
        if height > px(620):
            foot = (
                f"Version {__version__} · Alle Daten bleiben auf diesem Rechner.",
                "Keine Internetverbindung nötig.",
            )
            for index, line in enumerate(foot):
                rect = QRectF(x, height - px(84) + index * px(22), width - x, px(20))
                paint.text(p, rect, line, "cap", "sideText2")

    @staticmethod
    def _ring(p: QPainter, rect: QRectF) -> None:
        p.setBrush(Qt.BrushStyle.NoBrush)
        for index, color_name in enumerate(ON_SIDE.values()):
            color = QColor(color_name)
            color.setAlphaF(0.2)
            p.setPen(QPen(color, px(34), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            p.drawArc(rect, (87 - index * 90) * 16, -84 * 16)


class _Tile(QAbstractButton):
    """A way to begin: sign, title, sentence, key."""

    def __init__(self, icon: str, title: str, sub: str, key: str) -> None:
        super().__init__()
        self._spec = (icon, title, sub, key)
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{sub}. Taste {key}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(230), px(66))

    def paintEvent(self, event: QPaintEvent) -> None:
        icon, title, sub, key = self._spec
        p = paint.painter(self)
        rect = QRectF(self.rect())
        ink = "text" if self.isEnabled() else "text3"
        paint.frame(p, rect, "surface2" if self.underMouse() else "surface", "line", 1, 8)
        draw_icon(p, icon, QRectF(px(16), rect.center().y() - px(13), px(26), px(26)), "accent", 1.6)
        middle = QPointF(px(54), rect.center().y())
        room = rect.width() - px(54) - px(44)
        paint.text(p, QRectF(middle.x(), middle.y() - px(21), room, px(21)), title, "bodyb", ink)
        paint.text(p, QRectF(middle.x(), middle.y() + px(1), room, px(18)), sub, "cap", "text2")
        paint.key_cap(p, QRectF(rect.right() - px(36), px(14), px(24), px(24)), key)
        if self.hasFocus():
            paint.focus_frame(p, rect, 8)


def _row(path: Path) -> RecentRow:
    try:
        changed = datetime.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ006 - shown in the user's own time
    except OSError:
        return RecentRow(path, found=False, opened="")
    return RecentRow(path, found=True, opened=f"Geändert am {german.day(changed.date())}, {changed:%H:%M} Uhr")


def _note() -> Label:
    return Label("Beim Schließen legt Q-Check neben der Datei eine geprüfte Sicherung an.", "small", "text2", wrap=True)


def _name(row: RecentRow) -> str:
    return row.name


def _place(row: RecentRow) -> str:
    return str(row.path)


def _icon(row: RecentRow) -> tuple[str, str]:
    return ("folder", "accent" if row.found else "text3")


def _opened(row: RecentRow) -> str:
    return row.opened.removeprefix("Geändert am ")


def _pill(row: RecentRow) -> tuple[Tone, str] | None:
    return row.pill


def _nothing(row: RecentRow) -> str:
    return ""
