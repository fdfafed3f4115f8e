"""The Jahresprüfplan: which areas are audited when, how far the year covers them, and whether the hours reach.

``pflege`` are the commands, ``abfragen`` reads; ``deckung`` and ``kapazitaet`` say what follows (S004-RPA-3, -6).
"""

from qmapp.checks.jahresplan.abfragen import jahre, jahresplan, verknuepfbare
from qmapp.checks.jahresplan.pflege import (
    add_eintrag,
    copy_jahresplan,
    create_jahresplan,
    delete_eintrag,
    delete_jahresplan,
    leave_out,
    link_pruefung,
    move_eintrag,
    take_up,
    update_eintrag,
    update_jahresplan,
)

__all__ = [
    "add_eintrag",
    "copy_jahresplan",
    "create_jahresplan",
    "delete_eintrag",
    "delete_jahresplan",
    "jahre",
    "jahresplan",
    "leave_out",
    "link_pruefung",
    "move_eintrag",
    "take_up",
    "update_eintrag",
    "update_jahresplan",
    "verknuepfbare",
]
