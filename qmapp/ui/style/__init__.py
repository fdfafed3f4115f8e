"""How the program looks: tokens, fonts, sizes, icons and the generated style sheet."""

from qmapp.ui.style.icons import draw_icon, icon, icon_size, pixmap
from qmapp.ui.style.look import look, px
from qmapp.ui.style.measures import box, hbox, sized, spaced, vbox
from qmapp.ui.style.tokens import Phase, Role, Tone

__all__ = [
    "Phase",
    "Role",
    "Tone",
    "box",
    "draw_icon",
    "hbox",
    "icon",
    "icon_size",
    "look",
    "pixmap",
    "px",
    "sized",
    "spaced",
    "vbox",
]
