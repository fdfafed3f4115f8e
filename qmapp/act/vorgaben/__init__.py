"""What an office decides once for its Verbessern: its Land, its deadlines, from when a term is medium or long."""

from qmapp.act.vorgaben.commands import update_vorgaben, vorgaben
from qmapp.act.vorgaben.rows import Vorgaben

__all__ = ["Vorgaben", "update_vorgaben", "vorgaben"]
