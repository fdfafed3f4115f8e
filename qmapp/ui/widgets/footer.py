"""The footer: the keys that apply here and where the data lies; for some seconds a dark message line instead."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from qmapp.ui.style import box, hbox, look, sized
from qmapp.ui.style.tokens import TONE_ICONS
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.labels import ElideLabel, Icon, Label, ground
from qmapp.ui.widgets.messages import Message, announce
from qmapp.ui.widgets.signs import KeyCap


class FooterBar(QStackedWidget):
    """Keys at the left, place of the data at the right. :meth:`tell` shows a message for 6 s, with undo for 10 s.

    A message stays as long as the mouse rests on it or it has the focus, and never covers the content.
    """

    undo_clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._keys_text: Sequence[tuple[str, str]] = ()
        self._keys = QWidget()
        self._keys_row = hbox(gap=6)
        self._keys.setLayout(self._keys_row)
        # Keys that do not fit are left out; they must not keep the window from becoming narrower.
        self._keys.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._right = ElideLabel("", "cap", "text2")
        bar = box(hbox((self._keys, 1), self._right, gap=12, margin=(24, 0, 24, 0)))
        ground(bar, "surface")
        self.addWidget(bar)
        self._line = _MessageLine()
        self._line.closed.connect(self._back)
        self._line.undo.connect(self._undo)
        self.addWidget(self._line)
        sized(self, height=34)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)
        self._left = 0

    def set_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show the keys that apply now: (key, what it does), the most important first."""
        self._keys_text = tuple(keys)
        while self._keys_row.count():
            item = self._keys_row.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for key, words in keys:
            self._keys_row.addWidget(box(hbox(KeyCap(key), Label(words, "cap", "text2"), gap=6, margin=(0, 0, 8, 0))))
        self._keys_row.addStretch(1)
        self._fit()

    def keys(self) -> Sequence[tuple[str, str]]:
        """The keys shown."""
        return self._keys_text

    def set_right(self, text: str) -> None:
        """Say where the data lies."""
        self._right.setText(text)

    def tell(self, message: Message) -> None:
        """Show a message and say it to screen readers."""
        self._line.show_message(message)
        self.setCurrentWidget(self._line)
        self._left = message.seconds
        self._line.set_left(self._left)
        self._timer.start()
        announce(self, message.text)

    def message(self) -> str:
        """The message shown now, or nothing."""
        return self._line.text() if self.currentWidget() is self._line else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        """Fit the keys again."""
        self._fit()

    def _fit(self) -> None:
        """Leave out the last keys when the line is too narrow for all."""
        room = self.width() - self._right.sizeHint().width() - look.px(72)
        for index in range(self._keys_row.count()):
            item = self._keys_row.itemAt(index)
            widget = item.widget() if item is not None else None
            if widget is not None:
                room -= widget.sizeHint().width() + self._keys_row.spacing()
                widget.setVisible(room >= 0)

    @Slot()
    def _tick(self) -> None:
        if self._line.underMouse() or self._line.has_focus():
            return
        self._left -= 1
        self._line.set_left(self._left)
        if self._left <= 0:
            self._back()

    @Slot()
    def _back(self) -> None:
        self._timer.stop()
        self.setCurrentIndex(0)

    @Slot()
    def _undo(self) -> None:
        self._back()
        self.undo_clicked.emit()


class _MessageLine(QWidget):
    closed = Signal()
    undo = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.setObjectName("messageline")
        self._icon = Icon("circle-check", 18, "surface", 2)
        self._text = ElideLabel("", "smallb", "surface")
        self._undo = Button("Rückgängig", kind="link")
        self._undo.setObjectName("messageundo")
        self._undo.clicked.connect(self.undo)
        self._key = KeyCap("Strg+Z")
        self._left = Label("", "cap", "surface")
        self._close = Button("Meldung schließen", "x", "icon", ink="surface")
        self._close.setObjectName("messageclose")
        self._close.clicked.connect(self.closed)
        self._close.installEventFilter(self)
        self._undo.installEventFilter(self)
        row = hbox(
            self._icon, self._text, self._undo, self._key, None, self._left, self._close, gap=8, margin=(24, 0, 20, 0)
        )
        self.setLayout(row)
        self.restyle()

    def show_message(self, message: Message) -> None:
        self._icon.set(TONE_ICONS[message.tone], "surface")
        self._text.setText(message.text)
        self._undo.setVisible(message.undo)
        self._key.setVisible(message.undo)

    def set_left(self, seconds: int) -> None:
        self._left.setText(f"noch {seconds} Sekunden" if seconds != 1 else "noch 1 Sekunde")

    def text(self) -> str:
        return self._text.whole_text()

    def has_focus(self) -> bool:
        return self._undo.hasFocus() or self._close.hasFocus()

    def restyle(self) -> None:
        ink, ground_color = look.tokens["surface"], look.tokens["text"]
        self.setStyleSheet(
            f"#messageline {{ background:{ground_color}; }}"
            f"#messageundo {{ color:{ink}; text-decoration:underline; background:transparent; }}"
            f"#messageundo:focus, #messageclose:focus {{ border:2px solid {ink}; }}"
            f"#messageclose:hover, #messageundo:hover {{ background:{look.tokens['text2']}; }}"
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return True
        return super().eventFilter(watched, event)
