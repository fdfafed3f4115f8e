"""Pictures of widgets for looking at them beside the design."""

from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from qmapp.ui.style import look
from qmapp.ui.style.look import Theme


def grab(widget: QWidget, size: tuple[int, int], theme: Theme, percent: int, path: Path) -> QPixmap:
    """Show ``widget`` at ``size`` in a look, with the dialog standing on it, and write the picture to ``path``.

    A picture larger than ``size`` shows that the content does not fit.
    """
    look.apply(theme, percent)
    widget.resize(*size)
    widget.show()
    for _ in range(4):
        QApplication.processEvents()
    picture = widget.grab()
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QDialog) and window.isVisible() and window.parentWidget() is not None:
            at = QPoint((widget.width() - window.width()) // 2, (widget.height() - window.height()) // 2 - 20)
            painter = QPainter(picture)
            painter.drawPixmap(at, window.grab())
            painter.end()
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(str(path))
    return picture
