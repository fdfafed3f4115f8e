"""How the user changes the look, the keys and the own name: a menu, and Strg+Plus, Strg+Minus, Strg+0."""

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from qmapp import settings as settings_file
from qmapp.settings import Settings
from qmapp.ui.opening import examiner
from qmapp.ui.style import look
from qmapp.ui.style.look import PERCENTS, Theme

_THEMES: tuple[tuple[Theme, str], ...] = (("light", "Hell"), ("dark", "Dunkel"), ("system", "Wie das System"))


class LookControl(QObject):
    """Changes the look and remembers it."""

    def __init__(self, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._settings = settings
        self._window = window
        for keys, slot in (
            ("Ctrl++", self.larger),
            ("Ctrl+=", self.larger),
            ("Ctrl+-", self.smaller),
            ("Ctrl+0", self.normal),
        ):
            QShortcut(QKeySequence(keys), window).activated.connect(slot)

    @Slot()
    def show_menu(self) -> None:
        """Theme, size, keys, name; every entry shows what is chosen now."""
        menu = self.menu()
        menu.popup(self._window.mapToGlobal(QPoint(24, self._window.height() // 3)))

    def menu(self) -> QMenu:
        """The menu, made anew each time."""
        menu = QMenu(self._window)
        themes = QActionGroup(menu)
        for theme, words in _THEMES:
            _choice(menu, themes, words, theme, chosen=look.theme == theme)
        menu.addSeparator()
        sizes = QActionGroup(menu)
        for percent in PERCENTS:
            _choice(menu, sizes, f"Schrift {percent} %", percent, chosen=look.percent == percent)
        for group in (themes, sizes):
            group.triggered.connect(self._on_chosen)
        menu.addSeparator()
        letters = menu.addAction("Ziffern und Buchstaben allein als Tasten")
        letters.setCheckable(True)
        letters.setChecked(self._settings.single_letter_keys)
        letters.triggered.connect(self._on_letters)
        menu.addAction(f"Ihr Name: {examiner(self._settings)} …").triggered.connect(self.ask_name)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    @Slot()
    def larger(self) -> None:
        """One size up."""
        look.larger(1)
        self._remember()

    @Slot()
    def smaller(self) -> None:
        """One size down."""
        look.larger(-1)
        self._remember()

    @Slot()
    def normal(self) -> None:
        """Back to 100 %."""
        look.larger(0)
        self._remember()

    @Slot(QAction)
    def _on_chosen(self, action: QAction) -> None:
        chosen = action.data()
        if isinstance(chosen, int):
            look.apply(percent=chosen)
        else:
            look.apply(theme=chosen)
        self._remember()

    @Slot(bool)
    def _on_letters(self, alone: bool) -> None:
        """WCAG 2.1.4: whoever dictates must be able to switch off keys that work without Alt or Strg."""
        self._settings.single_letter_keys = alone
        settings_file.save(self._settings)

    @Slot()
    def ask_name(self) -> None:
        """Let the user say who works here."""
        from qmapp.ui.name_dialog import NameDialog

        dialog = NameDialog(self._window, self._settings)
        dialog.exec()
        dialog.deleteLater()

    def _remember(self) -> None:
        self._settings.theme, self._settings.font_percent = look.theme, look.percent
        settings_file.save(self._settings)


def _choice(menu: QMenu, group: QActionGroup, words: str, value: object, *, chosen: bool) -> None:
    action = group.addAction(menu.addAction(words))
    action.setCheckable(True)
    action.setChecked(chosen)
    action.setData(value)
