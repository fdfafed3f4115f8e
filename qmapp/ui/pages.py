"""What every page is. A page imports no other page: it goes there by ``self.context.navigate(key, id)``."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from qmapp.ui.context import Context
from qmapp.ui.style import Phase, look, px, vbox
from qmapp.ui.widgets.labels import ground
from qmapp.ui.widgets.page_header import PageHeader


@dataclass(frozen=True)
class NavEntry:
    """An entry of the sidebar; ``area`` is the digit of Strg+1 … 6 that opens it (0 for none)."""

    label: str
    icon: str
    area: int = 0


@dataclass(frozen=True)
class Crumb:
    """A step of the path in the header bar; a click navigates to ``key``."""

    label: str
    key: str = ""
    target: tuple[object, ...] = ()


@dataclass(frozen=True)
class Command:
    """An entry of the command palette; ``shortcut`` is shown beside it, and the page itself binds the key."""

    label: str
    run: Callable[[], None]
    shortcut: str = ""


class Page(QWidget):
    """A page: a head, a body that scrolls when it must, and what the window needs to know about it.

    A subclass sets the class attributes, builds its widgets in ``__init__`` with :meth:`build`, and re-queries in
    :meth:`refresh`. ``refresh`` runs when the page is shown and when one of ``tables`` has changed while it is shown.
    """

    key: ClassVar[str]
    title: ClassVar[str]
    phase: ClassVar[Phase | None] = None
    nav: ClassVar[NavEntry | None] = None
    #: Key of the page whose sidebar entry is lit while this page is shown (for pages without an entry of their own).
    parent_key: ClassVar[str] = ""
    #: What the command palette calls a page that has no entry in the sidebar; empty where it is reached otherwise.
    command_name: ClassVar[str] = ""
    tables: ClassVar[frozenset[str]] = frozenset()
    #: Keys shown in the footer: (key, what it does).
    keys: ClassVar[Sequence[tuple[str, str]]] = ()
    narrow_sidebar: ClassVar[bool] = False
    help_page: ClassVar[str] = ""

    head_changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.header: PageHeader | None = None
        self._stale = True
        self._margin = 24
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._body = QWidget()
        self._column = vbox(gap=16, margin=(24, 18, 24, 18))
        self.setAccessibleName(self.title)
        ground(self, "bg")

    def build(self, header: PageHeader, *content: QWidget, gap: float = 16) -> None:
        """Set the head and the content (below each other; the last one takes the room). Call once."""
        self.header = header
        self._column.setProperty("gap", float(gap))
        self._column.setSpacing(px(gap))
        self._column.addWidget(header)
        for index, widget in enumerate(content):
            self._column.addWidget(widget, 1 if index == len(content) - 1 else 0)
        self._body.setLayout(self._column)
        ground(self._body, "bg")
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._body)
        scroll.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._outer.addWidget(scroll)

    def show_target(self, *target: object) -> None:
        """Show this id (or nothing in particular); called by navigation before :meth:`refresh`."""

    def refresh(self) -> None:
        """Ask the queries again and show their rows; selection and scroll survive by id."""

    def crumbs(self) -> Sequence[Crumb]:
        """The path in the header bar, this page last."""
        return (Crumb(self.title),)

    def commands(self) -> Sequence[Command]:
        """What the command palette offers while this page is shown."""
        return ()

    def footer_keys(self) -> Sequence[tuple[str, str]]:
        """The keys for the footer as they work now."""
        return self.keys

    def first_focus(self) -> QWidget | None:
        """The widget that has the focus when the page opens."""
        return None

    def leave(self) -> bool:
        """Called before another page is shown; commit what is being typed. False keeps the page."""
        return True

    @classmethod
    def badge(cls, context: Context) -> int:
        """Number in the oval of the sidebar entry; 0 shows none."""
        return 0

    def effective_width(self) -> float:
        """Width of the page divided by the size factor."""
        return look.effective(self.width())

    def on_changed(self, tables: frozenset[str]) -> None:
        """Told by the window after a commit: refresh now if shown, else when shown again."""
        if not self.tables & tables:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def mark_stale(self) -> None:
        """Refresh when shown next."""
        self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        margin = 16 if look.effective(self.window().width()) < 1400 else 24
        if margin != self._margin:
            self._margin = margin
            self._column.setProperty("margin", [float(margin), 18.0, float(margin), 18.0])
            self._column.setContentsMargins(px(margin), px(18), px(margin), px(18))
