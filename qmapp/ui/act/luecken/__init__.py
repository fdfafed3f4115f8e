"""Offene Fäden: everything that lacks its next step, kind by kind, and the step itself.

``seite`` is the page, ``gruppe`` the card of one kind.
"""

from qmapp.ui.act.luecken.seite import OffeneFaeden

__all__ = ["OffeneFaeden"]
