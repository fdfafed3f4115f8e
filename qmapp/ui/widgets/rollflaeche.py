"""A content that scrolls on its own while it stands beside something, and with the page once it stands below it."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from qmapp.ui.style import px
from qmapp.ui.widgets.labels import ground

_LEAST = 240


class Rollflaeche(QScrollArea):
    """Asks for a little height, or while it is folded below something for all its content needs."""

    def __init__(self, content: QWidget, name: str = "bg") -> None:
        """``name`` is the ground it stands on."""
        super().__init__()
        self._folded = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self._name = name
        self.set_content(content)

    def set_content(self, content: QWidget) -> QWidget | None:
        """Hold another content; the one before, which is no longer held."""
        before: QWidget | None = self.takeWidget()
        self._content = ground(content, self._name)
        self.setWidget(content)
        content.installEventFilter(self)
        return before

    def set_folded(self, folded: bool) -> None:
        """Whether the page scrolls it."""
        self._folded = folded
        self.updateGeometry()

    def reveal(self, widget: QWidget) -> None:
        """Scroll until a widget of the content is seen, with what has changed just now laid out first."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.ensureWidgetVisible(widget)

    def minimumSizeHint(self) -> QSize:
        needed = self._content.minimumSizeHint()
        # Room for its own scroll bar, so that nothing is cut off beside it; also while it has none, for a width that
        # depends on folding would fold and unfold without end.
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(needed.width() + bar, needed.height() if self._folded else px(_LEAST))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
