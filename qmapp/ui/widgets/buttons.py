"""Buttons that name what they do."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from qmapp.ui.style import icon, icon_size, look, paint, px

Kind = Literal["", "primary", "link", "icon"]


class Button(QPushButton):
    """A button. ``kind``: ``primary`` (one per page), ``""`` beside it, ``link`` in a card, ``icon`` without words."""

    def __init__(
        self,
        text: str,
        icon_name: str = "",
        kind: Kind = "",
        *,
        big: bool = False,
        shortcut: str = "",
        tip: str = "",
        ink: str = "",
    ) -> None:
        """``ink`` replaces the icon's colour on an unusual ground."""
        super().__init__()
        self._ink = ink
        self._icon_name = icon_name
        self._words = text
        self._kind: Kind = kind
        self.setProperty("kind", kind)
        self.setProperty("big", big)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)
        if shortcut:
            self.setShortcut(shortcut)
        self.set_text(text)
        if tip:
            self.setToolTip(tip)
        self.restyle()

    def set_text(self, text: str) -> None:
        """Name another action; an icon button shows its words as tooltip."""
        self._words = text
        self.setAccessibleName(text)
        if self._kind == "icon":
            self.setToolTip(text)
            return
        shortcut = self.shortcut()
        self.setText((" " if self._icon_name else "") + text.replace("&", "&&"))
        self.setShortcut(shortcut)

    def words(self) -> str:
        """The action's name."""
        return self._words

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon_name = name
        self.restyle()

    def restyle(self) -> None:
        """Colour the icon for the look now in force."""
        if not self._icon_name:
            return
        ink = self._ink or {"primary": "onAccent", "link": "accent"}.get(self._kind, "text2")
        if not self.isEnabled():
            ink = "text3"
        self.setIcon(icon(self._icon_name, ink))
        self.setIconSize(icon_size())

    def setEnabled(self, enabled: bool) -> None:
        """Enable or disable, the icon following."""
        super().setEnabled(enabled)
        self.restyle()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self._kind != "icon":
            words = int(look.text_width(self.text(), "h3" if self.property("big") else "bodyb"))
            ends = px(14 if self._kind == "link" else 30)
            hint.setWidth(words + ends + (self.iconSize().width() + px(4) if self._icon_name else 0))
        return hint

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self._kind == "primary":
            p = paint.painter(self)
            p.setPen(look.color("onAccent"))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawRoundedRect(QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5), px(4), px(4))
