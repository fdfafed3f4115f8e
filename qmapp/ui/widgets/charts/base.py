"""What all charts share: a painted surface that can be read as a table (key T), copied and described."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from qmapp import german
from qmapp.ui.style import look, paint, px
from qmapp.ui.widgets.messages import announce
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

Line = tuple[str, ...]
#: A column of figures takes at most this much from the names, in px of the design.
_WIDEST = 210
#: … and at least this, for no head is made narrower.
_NARROWEST = 44


@dataclass(frozen=True)
class ChartRow:
    """A rate with its interval (0 to 1, None where nothing can be said) and the words that stand at its right."""

    title: str
    sub: str
    value: float | None
    lower: float | None = None
    upper: float | None = None
    words: str = ""

    @property
    def shown(self) -> str:
        """The words at the right; the rate with one decimal if none are given."""
        if self.words or self.value is None:
            return self.words or "keine Angabe"
        return german.percent(self.value)

    @property
    def interval_words(self) -> str:
        """The interval in words, or nothing."""
        if self.lower is None or self.upper is None:
            return ""
        return german.percent_range(self.lower, self.upper)


class Chart(QStackedWidget):
    """A chart that becomes a table and back on T. Subclasses paint, and say head and lines of the table."""

    def __init__(self, name: str, *, min_height: float = 150) -> None:
        super().__init__()
        self._name = name
        self._min_height = min_height
        self.canvas = _Canvas(self)
        self._table: Table[Line] | None = None
        self._tables: dict[tuple[str, ...], Table[Line]] = {}
        self.addWidget(self.canvas)
        self.canvas.setAccessibleName(name)
        policy = QSizePolicy.Policy.Expanding
        self.setSizePolicy(policy, policy)

    def paint_chart(self, p: QPainter, rect: QRectF) -> None:
        """Paint into ``rect``."""
        raise NotImplementedError

    def table_lines(self) -> tuple[Line, list[Line]]:
        """Head and lines of the table."""
        raise NotImplementedError

    def describe(self) -> str:
        """What the chart says, in one or two sentences."""
        raise NotImplementedError

    def content_height(self) -> float:
        """Height the content needs at least, in px of the design."""
        return self._min_height

    def data_changed(self) -> None:
        """Called by subclasses after new data: repaint, describe, refill the table if it is shown."""
        self.canvas.setAccessibleDescription(f"{self.describe()} Taste T zeigt die Tabelle.")
        self.canvas.updateGeometry()
        self.canvas.update()
        if self.shows_table():
            self._fill_table()

    def shows_table(self) -> bool:
        """Whether the table is shown instead of the picture."""
        return self.currentWidget() is not self.canvas

    def toggle_table(self) -> None:
        """Show the table instead of the picture, or the picture again; the focus goes along."""
        if self.shows_table():
            self.setCurrentWidget(self.canvas)
            self.canvas.setFocus()
            announce(self, "Diagramm")
            return
        self._fill_table()
        assert self._table is not None
        self.setCurrentWidget(self._table)
        self._table.setFocus()
        announce(self, "Tabelle")

    def as_tsv(self) -> str:
        """Head and lines, tab separated."""
        head, lines = self.table_lines()
        return "\n".join("\t".join(line) for line in (head, *lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_T and not event.modifiers():
            self.toggle_table()
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_tsv())
        else:
            super().keyPressEvent(event)

    def _fill_table(self) -> None:
        """Into the table made for this head, which is kept: destroying tables one after the other has crashed here."""
        head, lines = self.table_lines()
        if tuple(head) not in self._tables:
            columns = [
                Column(title, _pick(i), right=i > 0, width=_width(title, [line[i] for line in lines]) if i else None)
                for i, title in enumerate(head)
            ]
            made = self._tables[tuple(head)] = _ChartTable(self._name, TableModel(columns, key=_first))
            self.addWidget(made)
        self._table = self._tables[tuple(head)]
        self._table.show_rows(lines)
        self.setCurrentWidget(self._table)


class _ChartTable(Table[Line]):
    """The table behind a chart; T is left to the chart (typing would otherwise search)."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_T and not event.modifiers():
            event.ignore()
            return
        super().keyPressEvent(event)


class _Canvas(QWidget):
    def __init__(self, chart: Chart) -> None:
        super().__init__()
        self._chart = chart
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip("Taste T: Tabelle statt Diagramm")

    def sizeHint(self) -> QSize:
        return QSize(px(320), px(self._chart.content_height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(200), px(self._chart.content_height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        p = paint.painter(self)
        self._chart.paint_chart(p, QRectF(self.rect()))
        if self.hasFocus():
            paint.focus_frame(p, QRectF(self.rect()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        super().mousePressEvent(event)


def nice_step(highest: float, most: int) -> float:
    """A round step (1, 2, 2.5 or 5 times a power of ten) so that at most ``most`` of them reach ``highest``."""
    if highest <= 0:
        return 1.0
    power = 1e-9
    while True:
        for base in (1.0, 2.0, 2.5, 5.0):
            if base * power * most >= highest * (1 - 1e-9):
                return base * power
        power *= 10


def ticks(highest: float, most: int) -> list[float]:
    """Round values from 0 to at least ``highest``."""
    step = nice_step(highest, most)
    count = 0
    while count * step < highest * (1 - 1e-9):
        count += 1
    return [i * step for i in range(count + 1)]


def percent_tick(value: float) -> str:
    """An axis label: 0.05 → ``5 %``, 0.025 → ``2,5 %``."""
    points = round(value * 100, 6)
    places = 0 if points == round(points) else (1 if points * 10 == round(points * 10) else 2)
    return german.percent(value, places)


def _width(title: str, texts: Sequence[str]) -> int:
    """What a column of figures needs, in px of the design; the first column takes the room left."""
    widest = max([look.text_width(title, "smallb"), *(look.text_width(text, "body") for text in texts)])
    return max(_NARROWEST, min(_WIDEST, round(widest / look.factor) + 26))


def _pick(index: int) -> Callable[[Line], str]:
    def text(line: Line) -> str:
        return line[index]

    return text


def _first(line: Line) -> str:
    return line[0]


def rate_lines(rows: Sequence[ChartRow]) -> list[Line]:
    """Rows of rates as lines of a table."""
    return [(row.title, row.shown, row.interval_words, row.sub) for row in rows]
