"""The one style sheet, generated from the token table. It dresses Qt's standard controls; own widgets paint."""

from pathlib import Path

from qmapp import paths
from qmapp.ui.style.look import FAMILY, look
from qmapp.ui.style.tokens import TYPE

_INKS = (
    "text", "text2", "text3", "accent", "onAccent", "surface", "sideText", "sideText2",
    "ok", "warn", "bad", "info", "neutral", "plan", "do", "check", "act",
)  # fmt: skip
#: Kind of card → surface and border.
_CARDS = {
    "card": ("surface", "line", 1),
    "inset": ("surface2", "line", 1),
    "plain": ("surface", "", 0),
    "selected": ("accentSoft", "accent", 2),
    "focus": ("surface", "focus", 2),
}


def sheet() -> str:
    """QSS for the look in force; arrows are written as SVG files into the cache folder, as QSS wants files."""
    return "\n".join((_base(), _cards(), _labels(), _buttons(), _inputs(), _checks(), _views()))


def _c(token: str) -> str:
    return look.tokens[token]


def _p(n: float) -> str:
    return f"{look.px(n)}px"


def _image(name: str, token: str) -> str:
    from qmapp.ui.style.icons import svg

    color = _c(token)
    file: Path = paths.cache_dir() / f"{name}_{color.strip('#')}.svg"
    if not file.exists():
        file.write_text(svg(name, color, 2), "utf-8")
    return f'url("{file.as_posix()}")'


def _base() -> str:
    return f"""
QWidget {{ font-family:"{FAMILY}"; font-size:{_p(15)}; color:{_c("text")}; }}
QWidget[ground="bg"], QMainWindow {{ background:{_c("bg")}; }}
QWidget[ground="surface"] {{ background:{_c("surface")}; }}
QWidget[ground="none"] {{ background:transparent; }}
QToolTip {{ background:{_c("text")}; color:{_c("surface")}; border:0; padding:{_p(6)} {_p(8)}; }}
QFrame[rule="h"] {{ background:{_c("line")}; min-height:1px; max-height:1px; border:0; }}
QFrame[rule="v"] {{ background:{_c("line")}; min-width:1px; max-width:1px; border:0; }}
QMenu {{ background:{_c("surface")}; border:1px solid {_c("line2")}; padding:{_p(4)}; }}
QMenu::item {{ padding:{_p(6)} {_p(16)}; border-radius:{_p(4)}; }}
QMenu::item:selected {{ background:{_c("accentSoft")}; color:{_c("text")}; }}
"""


def _cards() -> str:
    return "\n".join(
        f'QFrame[card="{kind}"] {{ background:{_c(ground)}; '
        + (f"border:{width}px solid {_c(line)}; border-radius:{_p(8)}; }}" if width else "border:0; }")
        for kind, (ground, line, width) in _CARDS.items()
    )


def _labels() -> str:
    roles = (
        f'QLabel[role="{role}"] {{ font-size:{_p(size)}; font-weight:{weight}; }}'
        for role, (size, weight) in TYPE.items()
    )
    inks = (f'QLabel[ink="{ink}"] {{ color:{_c(ink)}; }}' for ink in _INKS)
    return "\n".join(("QLabel { background:transparent; }", *roles, *inks))


def _buttons() -> str:
    return f"""
QPushButton {{ background:{_c("surface")}; border:1px solid {_c("line2")}; border-bottom-color:{_c("ctl")};
  border-radius:{_p(6)}; padding:0 {_p(14)}; min-height:{_p(34)}; font-weight:600; outline:0; }}
QPushButton:hover {{ background:{_c("surface2")}; border-color:{_c("ctl")}; }}
QPushButton:focus {{ border:2px solid {_c("focus")}; padding:0 {_p(13)}; min-height:{look.px(34) - 2}px; }}
QPushButton:disabled {{ color:{_c("text3")}; background:{_c("neutralS")}; border-color:{_c("line2")}; }}
QPushButton[kind="primary"] {{ background:{_c("accent")}; color:{_c("onAccent")}; border:1px solid {_c("accent")}; }}
QPushButton[kind="primary"]:hover {{ background:{_c("accentH")}; }}
QPushButton[kind="primary"]:focus {{ border:2px solid {_c("focus")}; }}
QPushButton[kind="primary"]:disabled {{ background:{_c("neutralS")}; color:{_c("text3")};
  border-color:{_c("line2")}; }}
QPushButton[kind="link"] {{ background:transparent; border:1px solid transparent; color:{_c("accent")};
  font-size:{_p(14)}; padding:0 {_p(7)}; min-height:{_p(26)}; }}
QPushButton[kind="link"]:hover {{ background:{_c("accentSoft")}; }}
QPushButton[kind="link"]:focus {{ border:2px solid {_c("focus")}; padding:0 {_p(6)};
  min-height:{look.px(26) - 2}px; }}
QPushButton[kind="link"]:disabled {{ color:{_c("text3")}; }}
QPushButton[crumb="true"] {{ color:{_c("text2")}; font-weight:400; padding:0 1px; }}
QPushButton[crumb="true"]:focus {{ padding:0; }}
QPushButton[kind="icon"] {{ background:transparent; border:1px solid transparent; padding:0;
  min-width:{_p(32)}; max-width:{_p(32)}; min-height:{_p(32)}; }}
QPushButton[kind="icon"]:hover {{ background:{_c("neutralS")}; }}
QPushButton[kind="icon"]:focus {{ border:2px solid {_c("focus")}; min-width:{look.px(32) - 2}px;
  max-width:{look.px(32) - 2}px; min-height:{look.px(32) - 2}px; }}
QPushButton[kind="icon"]:disabled {{ background:transparent; }}
QPushButton[big="true"] {{ min-height:{_p(42)}; font-size:{_p(16)}; padding:0 {_p(16)}; }}
QPushButton[big="true"]:focus {{ min-height:{look.px(42) - 2}px; padding:0 {look.px(16) - 1}px; }}
"""


def _inputs() -> str:
    any_input = "QLineEdit, QComboBox"
    return f"""
{any_input} {{ background:{_c("surface")}; border:1px solid {_c("ctl")}; border-radius:{_p(6)};
  padding:0 {_p(10)}; min-height:{_p(34)};
  selection-background-color:{_c("accent")}; selection-color:{_c("onAccent")}; }}
QLineEdit:focus, QComboBox:focus {{ border:2px solid {_c("focus")}; padding:0 {look.px(10) - 1}px;
  min-height:{look.px(34) - 2}px; }}
QLineEdit[state="error"], QComboBox[state="error"] {{ border:2px solid {_c("bad")}; padding:0 {look.px(10) - 1}px;
  min-height:{look.px(34) - 2}px; }}
QLineEdit:disabled, QComboBox:disabled, QLineEdit[readOnly="true"] {{ background:{_c("neutralS")};
  color:{_c("text2")}; border-color:{_c("line2")}; }}
QPlainTextEdit {{ background:{_c("surface")}; border:1px solid {_c("ctl")}; border-radius:{_p(6)};
  padding:{_p(5)} {_p(7)};
  selection-background-color:{_c("accent")}; selection-color:{_c("onAccent")}; }}
QPlainTextEdit:focus {{ border:2px solid {_c("focus")}; padding:{look.px(5) - 1}px {look.px(7) - 1}px; }}
QPlainTextEdit[state="readonly"] {{ background:{_c("neutralS")}; color:{_c("text2")};
  border-color:{_c("line2")}; }}
QPlainTextEdit[state="error"] {{ border:2px solid {_c("bad")}; padding:{look.px(5) - 1}px {look.px(7) - 1}px; }}
QToolButton[stepper="true"] {{ border:0; background:transparent; padding:0; }}
QComboBox::drop-down {{ border:0; width:{_p(28)}; }}
QComboBox::down-arrow {{ image:{_image("chevron-down", "text2")}; width:{_p(16)}; height:{_p(16)}; }}
QComboBox QAbstractItemView {{ background:{_c("surface")}; border:1px solid {_c("line2")}; outline:0;
  selection-background-color:{_c("accentSoft")}; selection-color:{_c("text")}; }}
QComboBox QAbstractItemView::item {{ min-height:{_p(32)}; padding:0 {_p(8)}; }}
"""


def _checks() -> str:
    return f"""
QCheckBox, QRadioButton {{ spacing:{_p(8)}; background:transparent; min-height:{_p(26)}; border:2px solid transparent;
  border-radius:{_p(4)}; }}
QCheckBox[role="small"] {{ font-size:{_p(14)}; spacing:{_p(6)}; }}
QCheckBox:focus, QRadioButton:focus {{ border-color:{_c("focus")}; }}
QCheckBox::indicator {{ width:{_p(18)}; height:{_p(18)}; border:1px solid {_c("ctl")}; border-radius:{_p(4)};
  background:{_c("surface")}; }}
QCheckBox::indicator:checked {{ background:{_c("accent")}; border-color:{_c("accent")};
  image:{_image("check", "onAccent")}; }}
QRadioButton::indicator {{ width:{_p(18)}; height:{_p(18)}; border:1px solid {_c("ctl")};
  border-radius:{look.px(18) // 2 + 1}px; background:{_c("surface")}; }}
QRadioButton::indicator:checked {{ border:{_p(6)} solid {_c("accent")}; width:{_p(8)}; height:{_p(8)};
  background:{_c("onAccent")}; border-radius:{look.px(6) + look.px(8) // 2}px; }}
QCheckBox:disabled, QRadioButton:disabled {{ color:{_c("text3")}; }}
"""


def _views() -> str:
    return f"""
QTableView, QListView {{ background:{_c("surface")}; border:0; gridline-color:transparent; outline:0;
  selection-background-color:{_c("accentSoft")}; selection-color:{_c("text")}; }}
QHeaderView {{ background:{_c("surface2")}; border:0; }}
QHeaderView::section {{ background:{_c("surface2")}; color:{_c("text2")}; border:0;
  border-bottom:1px solid {_c("line2")}; padding:0 {_p(12)}; font-size:{_p(13)}; font-weight:600; }}
QHeaderView::up-arrow {{ image:{_image("chevron-up", "text2")}; width:{_p(14)}; height:{_p(14)}; }}
QHeaderView::down-arrow {{ image:{_image("chevron-down", "text2")}; width:{_p(14)}; height:{_p(14)}; }}
QScrollArea {{ border:0; background:transparent; }}
QTextBrowser {{ background:{_c("surface")}; border:0; }}
QProgressBar {{ background:{_c("neutralS")}; border:0; border-radius:{_p(5)}; }}
QProgressBar::chunk {{ background:{_c("accent")}; border-radius:{_p(5)}; }}
QScrollBar:vertical {{ background:transparent; width:{_p(12)}; margin:2px; }}
QScrollBar:horizontal {{ background:transparent; height:{_p(12)}; margin:2px; }}
QScrollBar::handle {{ background:{_c("line2")}; border-radius:{_p(4)}; }}
QScrollBar::handle:vertical {{ min-height:{_p(32)}; }}
QScrollBar::handle:horizontal {{ min-width:{_p(32)}; }}
QScrollBar::handle:hover {{ background:{_c("ctl")}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width:0; height:0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background:transparent; }}
"""
