"""Paper sheets entered at the keyboard, a second time where that is wanted, and compared."""

from qmapp.ui.checks.befragung.erfassung.seite import ErfassungSeite

__all__ = ["ErfassungSeite"]
