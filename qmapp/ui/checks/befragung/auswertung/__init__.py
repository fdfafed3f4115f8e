"""Auswertung of a Befragung: what was answered, by whom, compared with what, and how each figure was reckoned."""

from qmapp.ui.checks.befragung.auswertung.seite import BefragungsauswertungSeite

__all__ = ["BefragungsauswertungSeite"]
