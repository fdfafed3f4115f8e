"""Surfaces that hold content: card, banner strip, empty state, columns that fold."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QWidget

from qmapp.ui.style import Tone, box, draw_icon, hbox, look, paint, px, sized, vbox
from qmapp.ui.style.measures import Item, Margin, add
from qmapp.ui.style.tokens import TONE_ICONS
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.labels import ElideLabel, Icon, Label, repolish, show_if

CardKind = Literal["card", "inset", "plain", "selected", "focus"]


class Card(QFrame):
    """A surface with an optional head (icon, title, subtitle, something at the right) and items below it."""

    def __init__(
        self,
        *items: Item,
        title: str = "",
        subtitle: str = "",
        icon: str = "",
        right: QWidget | None = None,
        kind: CardKind = "card",
        gap: float = 10,
        margin: Margin = (16, 13, 16, 14),
    ) -> None:
        super().__init__()
        self.setProperty("card", kind)
        self.title = ElideLabel(title, "h3")
        self.subtitle = ElideLabel(subtitle, "cap", "text3")
        show_if(self.subtitle, bool(subtitle))
        self._column = vbox(gap=gap, margin=margin)
        if title:
            self.setAccessibleName(title)
            heads: list[Item] = [Icon(icon, 20)] if icon else []
            heads += [(vbox(self.title, self.subtitle, gap=1), 1)]
            self._column.addLayout(hbox(*heads, *([right] if right is not None else []), gap=8))
        for item in items:
            add(self._column, item)
        self.setLayout(self._column)

    def add(self, item: Item) -> None:
        """Append an item."""
        add(self._column, item)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Change the head of a card that was made with a title."""
        self.title.setText(title)
        self.setAccessibleName(title)
        self.subtitle.setText(subtitle)
        show_if(self.subtitle, bool(subtitle))

    def set_kind(self, kind: CardKind) -> None:
        """Change the surface, e.g. to ``selected``."""
        repolish(self, card=kind)


class Banner(QFrame):
    """A strip for a state of the page: sign, a sentence in bold, one in plain, and at most one button."""

    acted = Signal()

    def __init__(self, tone: Tone = "info", title: str = "", text: str = "", action: str = "") -> None:
        super().__init__()
        self._tone: Tone = tone
        self._icon = Icon(TONE_ICONS[tone], 20, tone, 2)
        self._title = Label("", "bodyb", wrap=True)
        self._text = Label("", "small", "text2", wrap=True)
        self._button = Button(action, kind="link")
        self._button.clicked.connect(self.acted)
        words = vbox(self._title, self._text, gap=1)
        icon = box(vbox(self._icon, None, margin=(0, 1, 0, 0)))
        self.setLayout(hbox(icon, (words, 1), self._button, gap=10, margin=(14, 9, 12, 10)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.set(tone, title, text, action)

    def set(self, tone: Tone, title: str, text: str = "", action: str = "") -> None:
        """Say something else."""
        self._tone = tone
        self._icon.set(TONE_ICONS[tone], tone)
        for label, words in ((self._title, title), (self._text, text)):
            label.setText(words)
            show_if(label, bool(words))
        self._button.set_text(action)
        show_if(self._button, bool(action))
        self.setAccessibleName(" ".join(part for part in (title, text) if part))
        self.update()

    @property
    def button(self) -> Button:
        """The button of the action."""
        return self._button

    def words(self) -> str:
        """Everything it says."""
        return self.accessibleName()

    def paintEvent(self, event: QPaintEvent) -> None:
        p = paint.painter(self)
        rect = QRectF(self.rect())
        paint.fill(p, rect, self._tone, px(6))
        paint.fill(p, rect.adjusted(px(4), 0, 0, 0), "surface", px(5))
        paint.fill(p, rect.adjusted(px(4), 0, 0, 0), self._tone + "S", px(5))


class _Disc(QWidget):
    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        sized(self, height=92, min_width=92)

    def paintEvent(self, event: QPaintEvent) -> None:
        p = paint.painter(self)
        c = QPointF(self.width() / 2, self.height() / 2)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(look.color("accentSoft"))
        p.drawEllipse(c, px(44), px(44))
        side = px(40)
        draw_icon(p, self._icon, QRectF(c.x() - side / 2, c.y() - side / 2, side, side), "accent", 1.4)


class EmptyState(QWidget):
    """What will stand here and what it needs: sign, a heading, one or two sentences, buttons (primary last)."""

    def __init__(self, icon: str, title: str, text: str, *buttons: Button) -> None:
        super().__init__()
        words = Label(text, "body", "text2", wrap=True, align=Qt.AlignmentFlag.AlignCenter)
        heading = Label(title, "h2", wrap=True, align=Qt.AlignmentFlag.AlignCenter)
        sized(words, min_width=280, max_width=520)
        self._texts = (heading, words)
        self.setLayout(
            vbox(
                None,
                _Disc(icon),
                heading,
                hbox(None, (words, 4), None),
                hbox(None, *buttons, None, gap=8, margin=(0, 8, 0, 0)),
                None,
                None,
                gap=8,
            )
        )
        self.set(title, text)

    def set(self, title: str, text: str) -> None:
        """Say something else."""
        for label, words in zip(self._texts, (title, text), strict=True):
            label.setText(words)
        self.setAccessibleName(f"{title}. {text}")


class Columns(QWidget):
    """Widgets side by side that stand below each other when there is no room, so that nothing is scrolled sideways.

    ``fold`` is compared with this widget's own width divided by the size factor; they also fold when they do not fit.
    """

    folded = Signal(bool)

    def __init__(self, *columns: tuple[QWidget, int], fold: float = 0, gap: float = 16) -> None:
        super().__init__()
        self._fold = fold
        self.is_folded = False
        self._columns: Sequence[tuple[QWidget, int]] = columns
        self._row = hbox(*columns, gap=gap)
        self.setLayout(self._row)
        policy = QSizePolicy.Policy.Expanding
        self.setSizePolicy(policy, policy)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest column, for the others can go below it."""
        widest = max((column.minimumSizeHint().width() for column, _ in self._columns), default=0)
        widest = max([widest, *(column.minimumWidth() for column, _ in self._columns)])
        return QSize(widest, self._row.totalMinimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.restyle()

    def restyle(self) -> None:
        """Fold or unfold for the width and the look now in force."""
        needed = sum(max(c.minimumSizeHint().width(), c.minimumWidth()) for c, _ in self._columns if not c.isHidden())
        needed += self._row.spacing() * (len(self._columns) - 1)
        narrow = look.effective(self.width()) < self._fold or self.width() < needed
        if narrow == self.is_folded:
            return
        self.is_folded = narrow
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        for index, (_, stretch) in enumerate(self._columns):
            self._row.setStretch(index, 0 if narrow else stretch)
        self.updateGeometry()
        self.folded.emit(narrow)


class KeyFigure(QWidget):
    """A small figure with its name above, as in the strip of the Prüfplatz."""

    def __init__(self, name: str, value: str = "", *, big: bool = False) -> None:
        super().__init__()
        self._name = name
        self._value = Label(value, "kpi2" if big else "bodyb")
        self.setLayout(vbox(Label(name, "cap", "text2"), self._value, gap=0))
        self.set(value)

    def set(self, value: str) -> None:
        """Show another value."""
        self._value.setText(value)
        self.setAccessibleName(f"{self._name}: {value}")

    def value(self) -> str:
        """The value shown."""
        return self._value.text()


__all__ = ["Banner", "Card", "CardKind", "Columns", "EmptyState", "KeyFigure"]
