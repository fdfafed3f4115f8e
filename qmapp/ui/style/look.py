"""The look in force: theme, size, colours and fonts, changeable while the program runs.

Sizes are given in px at 100 % and multiplied by one factor (the user's percentage × the screen's text scale), so that
texts and the boxes around them grow together. After a change every layout made by :mod:`.measures` is measured again,
every widget that has a method ``restyle()`` is asked to, and ``look.changed`` is emitted.
"""

from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from qmapp import paths
from qmapp.ui.style.tokens import DARK, LIGHT, TYPE, Role

Theme = Literal["light", "dark", "system"]
FAMILY = "Source Sans Pro"
PERCENTS = (90, 100, 110, 125, 150, 175, 200)

_PALETTE = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "surface2",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "onAccent",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "surface",
    QPalette.ColorRole.Mid: "line2",
    QPalette.ColorRole.Dark: "ctl",
    QPalette.ColorRole.Accent: "accent",
}


class Look(QObject):
    """The one look of the program; use the instance :data:`look`."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.theme: Theme = "system"
        self.percent = 100
        self.dark = False
        self.tokens = LIGHT
        self.started = False
        self._screen_scale = 1.0

    def start(self, theme: Theme = "system", percent: int = 100) -> None:
        """Load the fonts, follow the system's theme and apply the look; call once after the application is made."""
        for file in sorted((paths.resources() / "fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))
        dpi = QGuiApplication.primaryScreen().logicalDotsPerInchY()
        self._screen_scale = max(1.0, dpi / 96)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        self.started = True
        self.apply(theme, percent)

    def apply(self, theme: Theme | None = None, percent: int | None = None) -> None:
        """Switch theme and size (90 to 200 %); what is None stays."""
        self.theme = theme or self.theme
        self.percent = min(200, max(90, percent or self.percent))
        system_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        self.dark = self.theme == "dark" or (self.theme == "system" and system_dark)
        self.tokens = DARK if self.dark else LIGHT
        self._set_application_look()
        for window in QApplication.topLevelWidgets():
            remeasure(window)
        self.changed.emit()

    def larger(self, steps: int) -> None:
        """One step up (1) or down (-1) the sizes; 0 goes back to 100 %."""
        nearest = min(range(len(PERCENTS)), key=lambda i: abs(PERCENTS[i] - self.percent))
        target = PERCENTS[min(len(PERCENTS) - 1, max(0, nearest + steps))] if steps else 100
        if target != self.percent:
            self.apply(percent=target)

    @property
    def factor(self) -> float:
        """Device-independent px per px of the design."""
        return self.percent / 100 * self._screen_scale

    def px(self, n: float) -> int:
        """A size of the design in px of this screen, at least 1 for anything above 0."""
        return max(1, round(n * self.factor)) if n > 0 else round(n * self.factor)

    def color(self, token: str, alpha: float | None = None) -> QColor:
        """Colour of a token, or a literal ``#rrggbb``."""
        color = QColor(self.tokens.get(token, token))
        if alpha is not None:
            color.setAlphaF(alpha)
        return color

    def font(self, role: Role = "body", scale: float = 1.0) -> QFont:
        """Font of a role for painting; labels get theirs from the style sheet."""
        size, weight = TYPE[role]
        font = QFont(FAMILY)
        font.setPixelSize(max(1, round(size * self.factor * scale)))
        font.setWeight(QFont.Weight(weight))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def text_width(self, text: str, role: Role = "body", scale: float = 1.0) -> float:
        """Width of ``text`` in px of this screen."""
        return QFontMetricsF(self.font(role, scale)).horizontalAdvance(text)

    def effective(self, width: int) -> float:
        """Width divided by the size factor: the number the breakpoints 1100, 1000 and 800 are compared with."""
        return width / self.factor

    def _set_application_look(self) -> None:
        from qmapp.ui.style.sheet import sheet

        app = QApplication.instance()
        assert isinstance(app, QApplication)
        palette = QPalette()
        for role, token in _PALETTE.items():
            palette.setColor(role, self.color(token))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("text3"))
        app.setPalette(palette)
        app.setFont(self.font())
        app.setStyleSheet(sheet())

    @Slot()
    def _follow_system(self) -> None:
        if self.theme == "system":
            self.apply()


def remeasure(window: QWidget) -> None:
    """Measure every layout and widget below ``window`` again after a change of the look."""
    from qmapp.ui.style.measures import apply_measures

    for widget in (window, *window.findChildren(QWidget)):
        apply_measures(widget)
        restyle = getattr(widget, "restyle", None)
        if restyle is not None:
            restyle()
        widget.updateGeometry()
        widget.update()


look = Look()
px = look.px
