"""Auswertung: the page that says what a Prüfung has found."""

from qmapp.ui.checks.auswertung.seite import AuswertungSeite

__all__ = ["AuswertungSeite"]
