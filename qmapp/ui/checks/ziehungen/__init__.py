"""Every draw of a Prüfung, and the ways to further files.

``seite`` is the page, ``liste`` what it says of draws and ways, ``vorgaenge`` asks and acts; ``erweitern``, ``waehlen``
and ``nochmals`` are its dialogs.
"""

from qmapp.ui.checks.ziehungen.seite import Ziehungen

__all__ = ["Ziehungen"]
