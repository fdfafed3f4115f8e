"""The window of an open workspace: sidebar, header bar, pages, footer, and the keys that work everywhere."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from qmapp.ui import manual
from qmapp.ui.backups import IdleCheckpoint, TimedBackup
from qmapp.ui.context import Context, SaveState
from qmapp.ui.header_bar import HeaderBar
from qmapp.ui.jobs import Job
from qmapp.ui.older_notice import OlderNotice
from qmapp.ui.pages import Crumb, Page
from qmapp.ui.shell_keys import ShellKeys
from qmapp.ui.style import box, hbox, look, vbox
from qmapp.ui.widgets.dialogs import ProgressDialog
from qmapp.ui.widgets.footer import FooterBar
from qmapp.ui.widgets.labels import Rule, ground
from qmapp.ui.widgets.messages import Message
from qmapp.ui.widgets.nav import NavItem, Sidebar

COUNT_AFTER_MS = 300
_HELP, _LOOK, _CLOSE = "hilfe", "darstellung", "schliessen"


class Shell(QWidget):
    """Shows one page at a time and keeps the others; pages that show changed tables are refreshed."""

    look_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, context: Context, pages: Sequence[type[Page]], place: str, right: str) -> None:
        super().__init__()
        self.context = context
        self._classes = {page.key: page for page in pages}
        self._pages: dict[str, Page] = {}
        self.sidebar = Sidebar()
        self.header = HeaderBar()
        self.stack = QStackedWidget()
        # An empty stack would show its first page as soon as it is added: before the page knows its target.
        self.stack.addWidget(ground(QWidget(), "bg"))
        self.footer = FooterBar()
        self.footer.set_right(right)
        ground(self, "bg")
        self.older = OlderNotice()
        main = box(vbox(self.header, self.older, (self.stack, 1), Rule(), self.footer, gap=0))
        self.setLayout(hbox(self.sidebar, (main, 1), gap=0))
        self.keys = ShellKeys(self)
        self._fill_sidebar(place)
        self._connect()
        # Counting for the sidebar waits until nothing is written for a moment: answers follow each other fast.
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(COUNT_AFTER_MS)
        self._counting.timeout.connect(self._count)
        TimedBackup(context, self)
        IdleCheckpoint(context, self)
        self._show_steps()

    def open_first(self, wanted: str = "") -> None:
        """Open the page ``wanted``, or the first one where there is none of that key."""
        if self._classes:
            self.go(wanted if wanted in self._classes else next(iter(self._classes)))

    def classes(self) -> tuple[type[Page], ...]:
        """All pages in the order of the sidebar."""
        return tuple(self._classes.values())

    def page(self) -> Page | None:
        """The page shown."""
        current = self.stack.currentWidget()
        return current if isinstance(current, Page) else None

    @Slot(str, object)
    def go(self, key: str, target: tuple[object, ...] = ()) -> None:
        """Open a page; the one shown is asked first whether it may be left."""
        shown = self.page()
        if key not in self._classes or (shown is not None and not shown.leave()):
            return
        page = self._pages.get(key)
        if page is None:
            page = self._classes[key](self.context)
            page.head_changed.connect(self._show_head)
            self._pages[key] = page
            self.stack.addWidget(page)
        page.show_target(*target)
        page.mark_stale()
        if page is shown:
            page.hide()
        self.stack.setCurrentWidget(page)
        page.show()
        self._show_head()
        focus = page.first_focus()
        if focus is not None:
            focus.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.restyle()

    def restyle(self) -> None:
        """Choose the sidebar's width by the effective width."""
        width = look.effective(self.width())
        page = self.page()
        self.sidebar.set_narrow(width < 1100 or (page is not None and page.narrow_sidebar))
        self.header.set_compact(width < 900)

    @Slot(object)
    def show_message(self, message: Message) -> None:
        """Say something in the footer."""
        self.footer.tell(message)

    def _fill_sidebar(self, place: str) -> None:
        entries = [
            NavItem(page.key, page.nav.label, page.nav.icon, page.phase)
            for page in self._classes.values()
            if page.nav is not None
        ]
        foot = [NavItem(_LOOK, "Darstellung", "contrast-2"), NavItem(_CLOSE, "Arbeitsbereich schließen", "folder")]
        if manual.exists():
            foot.append(NavItem(_HELP, "Hilfe", "help-circle", hint="F1"))
        self.sidebar.set_place(place)
        self.sidebar.set_items(entries, foot)

    def _connect(self) -> None:
        self.sidebar.chosen.connect(self._on_entry)
        self.header.crumb_clicked.connect(self._on_crumb)
        self.header.undo_clicked.connect(self.context.undo)
        self.header.redo_clicked.connect(self.context.redo)
        self.header.search_clicked.connect(self.keys.open_palette)
        self.header.failure_clicked.connect(self.keys.show_messages)
        self.footer.undo_clicked.connect(self.context.undo)
        self.context.told.connect(self.show_message)
        self.context.changed.connect(self._on_changed)
        self.context.save_state.connect(self._on_save_state)
        self.context.navigated.connect(self.go)
        self.context.job_started.connect(self._on_job)

    @Slot()
    def _show_head(self) -> None:
        page = self.page()
        if page is None:
            return
        self.header.set_crumbs(page.crumbs())
        self.footer.set_keys(page.footer_keys())
        self.sidebar.set_current(page.parent_key or page.key)
        self.sidebar.set_badges(self._badge)
        self.restyle()

    def _badge(self, key: str) -> int:
        page = self._classes.get(key)
        return page.badge(self.context) if page is not None else 0

    def _show_steps(self) -> None:
        self.header.set_steps(self.context.workspace.undo_label, self.context.workspace.redo_label)

    @Slot(str)
    def _on_entry(self, key: str) -> None:
        actions = {_LOOK: self.look_wanted.emit, _CLOSE: self.close_wanted.emit, _HELP: self.keys.help}
        action = actions.get(key)
        if action is not None:
            action()
        else:
            self.go(key)

    @Slot(object)
    def _on_crumb(self, crumb: Crumb) -> None:
        self.go(crumb.key, crumb.target)

    @Slot(object)
    def _on_changed(self, tables: frozenset[str]) -> None:
        for page in self._pages.values():
            page.on_changed(tables)
        self._show_steps()
        if any(page.nav is not None and page.tables & tables for page in self._classes.values()):
            self._counting.start()

    @Slot()
    def _count(self) -> None:
        self.sidebar.set_badges(self._badge)

    @Slot(object, str)
    def _on_save_state(self, state: SaveState, time: str) -> None:
        self.header.set_save_state(state, time)
        self._show_steps()

    @Slot(object)
    def _on_job(self, job: Job) -> None:
        dialog = ProgressDialog(self, job.objectName(), job.unit)
        job.progressed.connect(dialog.show_progress)
        job.ended.connect(dialog.finish)
        dialog.rejected.connect(job.cancel)
