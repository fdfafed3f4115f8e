"""The bar at the top: path, save mark, undo and redo, search."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from qmapp.ui.context import SaveState
from qmapp.ui.pages import Crumb
from qmapp.ui.style import box, draw_icon, hbox, look, paint, px, sized
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.labels import ElideLabel, Icon, Label, ground

_MARKS = {
    SaveState.SAVED: ("circle-check", "ok", "Gespeichert"),
    SaveState.SAVING: ("refresh", "neutral", "Speichert …"),
    SaveState.FAILED: ("alert-square-filled", "bad", "Nicht gespeichert"),
}

#: Steps of the path up to this width are never shortened, in px of the design.
_SHORT_CRUMB = 120


class HeaderBar(QWidget):
    """Signals name what the user wants; the window does it."""

    crumb_clicked = Signal(object)
    undo_clicked = Signal()
    redo_clicked = Signal()
    search_clicked = Signal()
    failure_clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        ground(self, "surface")
        self.setAccessibleName("Kopfzeile")
        self._crumbs = hbox(gap=4)
        self._mark_icon = Icon("circle-check", 16, "ok")
        self._mark = Label("", "small", "text2")
        self._why = Button("Ursache", kind="link")
        self._why.clicked.connect(self.failure_clicked)
        self._why.hide()
        self.undo = Button("Rückgängig", "arrow-back-up", "icon")
        self.undo.clicked.connect(self.undo_clicked)
        self.redo = Button("Wiederholen", "arrow-forward-up", "icon")
        self.redo.clicked.connect(self.redo_clicked)
        self.search = _SearchButton()
        self.search.clicked.connect(self.search_clicked)
        pieces = (self._mark_icon, self._mark, self._why, self.undo, self.redo, self.search)
        self.setLayout(hbox((box(self._crumbs), 1), *pieces, gap=6, margin=(24, 0, 16, 0)))
        sized(self, height=48)
        self.set_save_state(SaveState.SAVED, "")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint.fill(paint.painter(self), QRectF(0, self.height() - 1, self.width(), 1), "line")

    def set_crumbs(self, crumbs: Sequence[Crumb]) -> None:
        """Show the path; the last one is where the user is."""
        while self._crumbs.count():
            item = self._crumbs.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for index, crumb in enumerate(crumbs):
            if index:
                self._crumbs.addWidget(Icon("chevron-right", 14, "text3"))
            if index == len(crumbs) - 1:
                short = look.text_width(crumb.label, "smallb") <= px(_SHORT_CRUMB)
                self._crumbs.addWidget((Label if short else ElideLabel)(crumb.label, "smallb"))
            elif crumb.key:
                button = _CrumbButton(crumb)
                button.clicked.connect(self._on_crumb)
                self._crumbs.addWidget(button)
            else:
                self._crumbs.addWidget(ElideLabel(crumb.label, "small", "text2"))
        self._crumbs.addStretch(1)

    def set_save_state(self, state: SaveState, time: str) -> None:
        """Show the save mark; ``time`` like ``10:42``."""
        icon, ink, words = _MARKS[state]
        if state is SaveState.SAVED and not time:
            time = self._mark.text().removeprefix("Gespeichert").strip() if self._mark.text()[-1:].isdigit() else ""
        self._mark_icon.set(icon, ink)
        self._mark.setText(f"{words} {time}".strip())
        self._mark.set_ink("bad" if state is SaveState.FAILED else "text2")
        self._why.setVisible(state is SaveState.FAILED)

    def save_words(self) -> str:
        """What the save mark says."""
        return self._mark.text()

    def set_steps(self, undo: str | None, redo: str | None) -> None:
        """Name the steps the two buttons would take."""
        for button, word, key, label in (
            (self.undo, "Rückgängig", "Strg+Z", undo),
            (self.redo, "Wiederholen", "Strg+Y", redo),
        ):
            button.setEnabled(label is not None)
            button.set_text(f"{word}: {label} ({key})" if label else f"{word} ({key})")

    def set_compact(self, compact: bool) -> None:
        """Without the search field when there is little room; Strg+K works all the same."""
        self.search.setVisible(not compact)

    def focus_first(self) -> None:
        """Put the focus on the first control that can have it."""
        for button in (self.search, self.undo, self.redo):
            if button.isVisible() and button.isEnabled():
                button.setFocus()
                return

    @Slot()
    def _on_crumb(self) -> None:
        sender = self.sender()
        if isinstance(sender, _CrumbButton):
            self.crumb_clicked.emit(sender.crumb)


class _CrumbButton(Button):
    def __init__(self, crumb: Crumb) -> None:
        super().__init__(crumb.label, kind="link")
        self.crumb = crumb
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setProperty("crumb", True)

    def sizeHint(self) -> QSize:
        return QSize(int(look.text_width(self.words(), "small")) + px(8), px(28))

    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        return whole if whole.width() <= px(_SHORT_CRUMB) else QSize(px(80), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - px(6)
        shown = QFontMetrics(look.font("small")).elidedText(self.words(), Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(self.words() if shown != self.words() else "")


class _SearchButton(QAbstractButton):
    """Looks like a search field and opens the command palette."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Suchen oder Befehl, Strg+K")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(250), px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        p = paint.painter(self)
        rect = QRectF(self.rect())
        paint.frame(p, rect, "surface2", "ctl" if self.underMouse() else "line2")
        draw_icon(p, "search", QRectF(px(11), rect.center().y() - px(8), px(16), px(16)), "text3")
        paint.text(p, rect.adjusted(px(36), 0, 0, -1), "Suchen oder Befehl", "small", "text3")
        width = paint.key_width("Strg+K")
        paint.key_cap(p, QRectF(rect.right() - width - px(4), rect.center().y() - px(12), width, px(24)), "Strg+K")
        if self.hasFocus():
            paint.focus_frame(p, rect)
