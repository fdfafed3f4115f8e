"""Dialogs: their buttons name the action, Esc cancels, Enter triggers only what is harmless."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QPlainTextEdit,
    QProgressBar,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from qmapp import german
from qmapp.ui.style import hbox, paint, px, sized, vbox
from qmapp.ui.style.measures import Item, add
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import ElideLabel, Label, Rule, ground

SHOW_PROGRESS_AFTER_MS = 300


class _Scrim(QWidget):
    """Dims the window below a dialog."""

    def paintEvent(self, event: QPaintEvent) -> None:
        paint.fill(paint.painter(self), QRectF(self.rect()), "#0A161E", 0, 0.55)


class Dialog(QDialog):
    """A heading, content, and at the bottom right the buttons: Abbrechen, then the action."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        *content: Item,
        action: Button | None = None,
        cancel: str = "Abbrechen",
        harmless: bool = True,
        width: float = 520,
    ) -> None:
        super().__init__(parent)
        self._scrim: _Scrim | None = None
        self._harmless = harmless
        self.action = action
        self.cancel = Button(cancel)
        self.setModal(True)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        ground(self, "surface")
        self._width = width
        self.heading = Label(title, "h2", wrap=True)
        self._content = QWidget()
        self._column = vbox(gap=10, margin=(0, 2, 0, 2))
        for item in content:
            add(self._column, item)
        self._content.setLayout(self._column)
        self._scroll = _content_scroll(self._content)
        buttons = (self.cancel, *((action,) if action is not None else ()))
        self._buttons = hbox(None, *buttons, gap=8, margin=(0, 6, 0, 0))
        self.setLayout(vbox(self.heading, (self._scroll, 1), self._buttons, gap=10, margin=(22, 20, 22, 20)))
        self.cancel.clicked.connect(self.reject)
        if action is not None:
            action.clicked.connect(self.submit)

    @Slot()
    def submit(self) -> None:
        """Do the action; a dialog with fields overrides this and calls ``accept`` when they are valid."""
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, Button):
                focused.click()
            elif self._harmless and self.action is not None and self.action.isEnabled():
                self.submit()
            return
        super().keyPressEvent(event)

    def fit(self) -> None:
        """As high as the content needs at this width, but not higher than the window below; then it scrolls."""
        screen = self.screen().availableSize()
        window = self._window()
        most = min(screen.height(), window.height() if window is not None else screen.height()) - px(24)
        width = min(px(self._width), screen.width() - px(24))
        inner = width - px(44)
        wraps = self._column.hasHeightForWidth()
        content = self._column.totalHeightForWidth(inner) if wraps else self._column.totalSizeHint().height()
        around = self.heading.heightForWidth(inner) + self._buttons.sizeHint().height() + px(62)
        self.resize(width, min(most, content + around + px(4)))

    def restyle(self) -> None:
        """Fit again in the look now in force."""
        self.fit()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self.fit()
        return handled

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self.fit()
        if self._scrim is not None and event.type() == QEvent.Type.Resize and watched is self._window():
            self._scrim.resize(event.size() if isinstance(event, QResizeEvent) else self._scrim.size())
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        self.fit()
        super().showEvent(event)
        window = self._window()
        if window is not None and self._scrim is None:
            self._scrim = _Scrim(window)
            self._scrim.setGeometry(window.rect())
            self._scrim.show()
            self._scrim.raise_()
            window.installEventFilter(self)
            self._content.installEventFilter(self)

    def _window(self) -> QWidget | None:
        parent = self.parentWidget()
        return parent.window() if parent is not None else None

    def done(self, result: int) -> None:
        """Close and lift the scrim."""
        if self._scrim is not None:
            self._scrim.hide()
            self._scrim.deleteLater()
            self._scrim = None
        super().done(result)


def _content_scroll(content: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidgetResizable(True)
    scroll.setWidget(ground(content, "surface"))
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return scroll


class ConfirmDialog(Dialog):
    """One question before a step that cannot be taken back, with the facts it is about."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        facts: Sequence[tuple[str, str]] = (),
        *,
        action: str,
        icon: str = "",
        harmless: bool = False,
    ) -> None:
        content: list[Item] = [Label(text, "body", "text2", wrap=True)]
        if facts:
            content.append(Facts(facts))
        super().__init__(parent, title, *content, action=Button(action, icon, "primary"), harmless=harmless)
        self.setAccessibleDescription(" ".join([text, *(f"{name}: {value}." for name, value in facts)]))
        (self.action if harmless and self.action is not None else self.cancel).setFocus()


def confirm(
    parent: QWidget,
    title: str,
    text: str,
    facts: Sequence[tuple[str, str]] = (),
    *,
    action: str,
    icon: str = "",
    harmless: bool = False,
) -> bool:
    """Ask once; True if the user has chosen the action. The focus returns to where it was."""
    before = QApplication.focusWidget()
    dialog = ConfirmDialog(parent, title, text, facts, action=action, icon=icon, harmless=harmless)
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if before is not None:
        before.setFocus()
    return agreed


class Facts(Card):
    """Names and values in rows, as in the question before a draw."""

    def __init__(self, facts: Sequence[tuple[str, str]]) -> None:
        super().__init__(kind="inset", gap=8, margin=(14, 10, 14, 10))
        for index, (name, value) in enumerate(facts):
            if index:
                self.add(Rule())
            words = ElideLabel(value, "smallb")
            words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.add(hbox(Label(name, "small", "text2"), (words, 1), gap=12))


class ProgressDialog(Dialog):
    """A long work: what is being done, how far it is, Abbrechen. It appears only if that takes longer than 0,3 s.

    With a ``unit`` ("Zeilen") it counts, without one it shows per cent.
    """

    def __init__(self, parent: QWidget | None, label: str, unit: str = "") -> None:
        self._unit = unit
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(label)
        self._bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        sized(self._bar, height=10)
        self._words = Label("Beginnt …", "small", "text2")
        super().__init__(parent, label, self._bar, self._words)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.open)
        self._timer.start(SHOW_PROGRESS_AFTER_MS)

    @Slot(object, object)
    def show_progress(self, done: int, total: int) -> None:
        """Show how far the work is; a total of 0 is unknown."""
        self._bar.setRange(0, 1000 if total else 0)
        if total:
            self._bar.setValue(1000 * done // total)
            counted = f"{german.integer(done)} von {german.integer(total)} {self._unit}"
            self._words.setText(counted if self._unit else f"{100 * done // total}{german.NBSP}%")
        elif done and self._unit:
            self._words.setText(f"{german.integer(done)} {self._unit}")

    @Slot()
    def finish(self) -> None:
        """The work has ended, however it did."""
        self._timer.stop()
        super().reject()
        self.deleteLater()

    def reject(self) -> None:
        """Abbrechen or Esc: ask the work to stop; the dialog goes when it has."""
        self._words.setText("Wird abgebrochen …")
        self.cancel.setEnabled(False)
        self.rejected.emit()


class TextDialog(Dialog):
    """A text to read and copy: message log, details of an error, a Rechenweg."""

    def __init__(self, parent: QWidget | None, title: str, text: str, lead: str = "") -> None:
        self._text = QPlainTextEdit(text)
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(title)
        sized(self._text, min_height=220)
        words = (Label(lead, "body", "text2", wrap=True),) if lead else ()
        super().__init__(
            parent, title, *words, self._text, action=Button("Text kopieren", "copy"), cancel="Schließen", width=640
        )

    @Slot()
    def submit(self) -> None:
        """Copy the text; the dialog stays open."""
        QGuiApplication.clipboard().setText(self._text.toPlainText())


def show_crash(details: str) -> None:
    """Say that something unexpected has happened and that the data is safe."""
    if QApplication.instance() is None:
        return
    dialog = TextDialog(
        QApplication.activeWindow(),
        "Das hat nicht geklappt",
        details,
        "Dabei ist ein unerwarteter Fehler aufgetreten. Ihre gespeicherten Daten sind unverändert. Sie können "
        "weiterarbeiten. Wenn Sie den Fehler melden, fügen Sie bitte diese Einzelheiten an; sie enthalten keine "
        "Daten aus Ihren Akten.",
    )
    dialog.exec()
    dialog.deleteLater()
