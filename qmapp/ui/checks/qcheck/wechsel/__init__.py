"""The assistant that moves a running Q-Check to a newer version of its catalogue: the page and its words."""

from qmapp.ui.checks.qcheck.wechsel.seite import QCheckWechselSeite

__all__ = ["QCheckWechselSeite"]
